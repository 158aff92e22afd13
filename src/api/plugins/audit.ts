import type { FastifyRequest } from 'fastify'
import { isGranted, type ViewedWith } from '../../store/index.ts'
import { actorOf, keyOf, personOf, viewOf } from '../access.ts'
import type { Api } from '../api.ts'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Writes down who changed what, before the answer goes out. A route that changes something and has no name for it stops the start. */
export function audit(app: Api): void {
  const routes: { method: string | string[]; url: string; config?: { action?: string } }[] = []
  app.addHook('onRoute', route => void routes.push(route))
  app.addHook('onReady', async () => {
    const silent = routes.find(({ method, config }) => ![method].flat().every(m => READS.has(m)) && !config?.action)
    if (silent) throw new Error(`${silent.method} ${silent.url} names no action for the audit log`)
  })
  app.addHook('onRequest', async request => {
    request.audited = { subject: null, detail: {} }
  })
  app.addHook('onSend', async (request, reply, payload) => {
    // Of what was turned away early, nothing is known.
    const done = reply.statusCode < 300 && reply.getHeader('idempotency-replayed') === undefined
    if (!done) return payload
    const limited = isGranted(request.viewer)
    const { view, ...config } = request.routeOptions.config
    const action = config.action ?? (limited ? view : undefined)
    if (action === undefined) return payload
    const { id } = (request.params ?? {}) as { id?: string }
    const { subject } = request.audited
    const detail = { ...request.audited.detail, ...(limited && lookedAt(request)) }
    await viewOf(request).store.audit.append({
      actor: actorOf(request),
      action,
      subject: subject ?? id ?? null,
      detail,
    })
    return payload
  })
}

/** With which key somebody looked who was let in to some packages alone, and what for. */
function lookedAt(request: FastifyRequest): { viewer: ViewedWith; asked?: object } {
  const { id: key, prefix } = keyOf(request)
  const asked = Object.entries((request.query ?? {}) as object).filter(([, value]) => value !== undefined)
  const viewer = { key, prefix, person: personOf(request).name }
  return asked.length === 0 ? { viewer } : { viewer, asked: Object.fromEntries(asked) }
}
