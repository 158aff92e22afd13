import { z } from 'zod'
import { revokeKey } from '../../service/keys/api-keys.ts'
import { actorOf, keyOf, viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { ApiError } from '../error.ts'
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
      const { expiresAt } = request.body
      if (expiresAt !== null && Date.parse(expiresAt) <= Date.now())
        throw new ApiError('invalid_request', 'The key would have expired already: expiresAt lies in the past.')
      const { key: created, secret } = await viewOf(request).store.keys.create(
        request.body,
        actorOf(request),
        keyOf(request).id,
      )
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
