import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Serving, Viewed } from '../service/runtime/serving.ts'
import type { ApiKey, Scope, Viewer } from '../store/index.ts'

/** The Fastify instance, with requests and answers typed by their schemas. */
export type Api = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

/** Adds the routes of one resource; they have the store by `viewOf(request)` alone. */
export type Routes = (app: Api, service: Serving) => void

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Open to everybody. Every other route needs `scope`. */
    public?: true
    /** The least a key must have: `auditor` < `read` < `operate` < `admin`. */
    scope?: Scope
    /** It is about the installation as a whole: not for keys restricted to accounts, which the store would refuse as well. */
    whole?: true
    /** What the audit log calls it; every route that changes something has one. */
    action?: string
    /** What the audit log calls it where somebody looks who was let in to some packages alone. */
    view?: string
    /** The answer holds a secret, which is given once: a repeated request gets the answer without it. */
    givesSecret?: true
  }
  interface FastifyRequest {
    key: ApiKey | null
    /** What the key may see; nothing before it is known. */
    viewer: Viewer
    viewed: Viewed | null
    /** The filters of a paged list as they were asked for, on this page or the first; null where nothing is paged. */
    filters: Readonly<Record<string, unknown>> | null
    /** What the audit log says of this request beyond action and actor; no secret. */
    audited: { subject: string | null; detail: Record<string, unknown> }
  }
}
