import { z } from 'zod'
import { createKey, revokeKey } from '../../service/keys/api-keys.ts'
import { makerOf, viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { requireFuture } from '../future.ts'
import { idParam, listOf, page, plain } from '../schemas/common.ts'
import { key, keyWithSecret, newKey } from '../schemas/keys.ts'

const tags = ['keys']
const whole = true as const

export const keys: Routes = app => {
  app.get(
    '/keys',
    {
      config: { scope: 'admin', whole },
      schema: { tags, summary: 'List API keys', querystring: z.strictObject(page), response: { 200: listOf(key) } },
    },
    async request => plain(await viewOf(request).store.keys.list(request.query)),
  )

  app.post(
    '/keys',
    {
      config: { scope: 'admin', whole, action: 'keys.create', givesSecret: true },
      schema: { tags, summary: 'Make an API key', body: newKey, response: { 201: keyWithSecret } },
    },
    async (request, reply) => {
      requireFuture(request.body.expiresAt)
      const { key: created, secret } = await createKey(viewOf(request), request.body, makerOf(request))
      request.audited = { subject: created.id, detail: { prefix: created.prefix, ...request.body } }
      return reply
        .code(201)
        .header('location', `/v1/keys/${created.id}`)
        .send(plain({ ...created, secret }))
    },
  )

  app.get(
    '/keys/:id',
    {
      config: { scope: 'admin', whole },
      schema: { tags, summary: 'Show an API key', params: idParam, response: { 200: key } },
    },
    async request => plain(await viewOf(request).store.keys.get(request.params.id)),
  )

  app.post(
    '/keys/:id/revoke',
    {
      config: { scope: 'admin', whole, action: 'keys.revoke' },
      schema: { tags, summary: 'Revoke an API key', params: idParam, response: { 200: key } },
    },
    async request => plain(await revokeKey(viewOf(request), request.params.id)),
  )
}
