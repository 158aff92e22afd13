import { z } from 'zod'
import { createLink } from '../../service/keys/api-keys.ts'
import { makerOf, viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { requireFuture } from '../future.ts'
import { idParam, listOf, page, plain } from '../schemas/common.ts'
import { link, linkWithSecret, newLink } from '../schemas/people.ts'

const tags = ['sign-in links']
const whole = true as const

/** Links by which somebody without a key or an account at the provider signs in once. */
export const signInLinks: Routes = (app, { config }) => {
  app.get(
    '/sign-in-links',
    {
      config: { scope: 'admin', whole },
      schema: {
        tags,
        summary: 'List sign-in links that were not used yet',
        querystring: z.strictObject(page),
        response: { 200: listOf(link) },
      },
    },
    async request => plain(await viewOf(request).store.signIns.list(request.query)),
  )

  app.post(
    '/sign-in-links',
    {
      config: { scope: 'admin', whole, action: 'sign-in-links.create', givesSecret: true },
      schema: {
        tags,
        summary: 'Make a link that signs another person in once',
        body: newLink,
        response: { 201: linkWithSecret },
      },
    },
    async (request, reply) => {
      const { body } = request
      requireFuture(body.expiresAt)
      const made = await createLink(viewOf(request), { name: body.person, ...body }, makerOf(request))
      request.audited = { subject: made.link.id, detail: { ...body } }
      const url = config.publicUrl === undefined ? null : `${config.publicUrl}/sign-in#token=${made.token}`
      return reply.code(201).send(plain({ ...made.link, secret: made.token, url }))
    },
  )

  app.delete(
    '/sign-in-links/:id',
    {
      config: { scope: 'admin', whole, action: 'sign-in-links.delete' },
      schema: { tags, summary: 'Take a sign-in link back', params: idParam, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const { person } = await viewOf(request).store.signIns.remove(request.params.id)
      request.audited = { subject: request.params.id, detail: { person } }
      return reply.code(204).send(null)
    },
  )
}
