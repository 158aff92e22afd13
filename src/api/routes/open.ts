import { join } from 'node:path'
import { z } from 'zod'
import { verifyPage } from '../../package/build/verify-page.ts'
import { unwritable } from '../../service/runtime/package-file.ts'
import { within } from '../../service/runtime/within.ts'
import { KeyStore } from '../../trust/keys/key-store.ts'
import type { Routes } from '../api.ts'
import { ApiError } from '../error.ts'
import { newest } from './ledger.ts'

const config = { public: true } as const
const tags = ['service']

const signingKey = z
  .object({
    fingerprint: z.string().describe('SHA-256 of the certificate; give it to `exhibit verify --fingerprint`'),
    algorithm: z.string(),
    status: z.enum(['current', 'past']),
    since: z.iso.datetime(),
    until: z.iso.datetime().nullable(),
    publicKey: z.string(),
    certificate: z.string(),
  })
  .meta({ id: 'SigningKey', description: 'A public key that signs or has signed packages' })

const html = { description: 'The page', content: { 'text/html': { schema: z.string() } } }

/** An orchestrator asks every few seconds, and takes silence for a no. */
const READY_MS = 3_000

const answers = (asked: Promise<void>): Promise<boolean> =>
  within(READY_MS, asked, () => new Error('silence')).then(
    () => true,
    () => false,
  )

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** What everybody may ask, outside /v1. */
export const open: Routes = (app, service) => {
  const ok = z.literal('ok')
  const health = z.object({ status: ok })
  const readiness = z.object({ status: ok, database: ok, queue: ok, packages: ok })

  app.get(
    '/healthz',
    { config, schema: { tags, summary: 'The process runs', response: { 200: health } } },
    async () => ({ status: 'ok' as const }),
  )

  app.get(
    '/readyz',
    {
      config,
      schema: { tags, summary: 'Database and queue answer, and packages can be written', response: { 200: readiness } },
    },
    async () => {
      const [database, queue] = await Promise.all([answers(service.ping()), answers(service.queue.ping())])
      const silent = [...(database ? [] : ['The database']), ...(queue ? [] : ['the queue'])].join(' and ')
      if (silent !== '')
        throw new ApiError('overloaded', `${sentence(silent)} ${database || queue ? 'does' : 'do'} not answer.`)
      const folder = await within(READY_MS, unwritable(service), () => new Error('silence')).catch(
        () => 'does not answer',
      )
      if (folder !== null) throw new ApiError('overloaded', `The folder of the packages ${folder}.`)
      return { status: 'ok' as const, database: 'ok' as const, queue: 'ok' as const, packages: 'ok' as const }
    },
  )

  app.get(
    '/.well-known/exhibit-keys',
    {
      config,
      schema: {
        tags,
        summary: 'List the public keys that sign or have signed packages',
        response: { 200: z.object({ keys: z.array(signingKey) }) },
      },
    },
    async () => ({ keys: await new KeyStore(join(service.config.dataDir, 'keys')).list() }),
  )

  // The page brings its own policy, which is stricter than that of the other answers and names its script.
  app.get(
    '/verify.html',
    {
      config,
      schema: { tags, summary: 'The page that verifies packages in a browser, offline', response: { 200: html } },
    },
    async (_, reply) => {
      const page = (await verifyPage()).toString()
      const [, policy = "default-src 'none'"] = /Content-Security-Policy" content="([^"]+)"/.exec(page) ?? []
      return reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', `${policy}; frame-ancestors 'none'`)
        .send(page)
    },
  )

  app.get(
    '/.well-known/exhibit-checkpoint',
    {
      config,
      schema: {
        tags,
        summary: 'The newest signed checkpoint of the ledger (c2sp.org/tlog-checkpoint)',
        response: { 200: { description: 'A signed note', content: { 'text/plain': { schema: z.string() } } } },
      },
    },
    async (_, reply) => reply.type('text/plain; charset=utf-8').send((await newest(service.nobody.store)).note),
  )
}
