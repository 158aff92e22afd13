import { z } from 'zod'
import type { Routes } from '../api.ts'
import { ApiError } from '../error.ts'
import { plain } from '../schemas/common.ts'
import { key } from '../schemas/keys.ts'

const body = z.strictObject({
  token: z
    .string()
    .regex(/^exs_[0-9a-f]{64}$/)
    .describe('What stands after `#token=` in the link; it is good once, within an hour'),
})

const signedIn = z
  .object({ ...key.shape, secret: z.string().describe('exk_…; given here once') })
  .meta({ id: 'SignedIn', description: 'A key of one’s own, for a day' })

/** Outside of what needs a key: who brings the token of a link is given one. */
export const signIn: Routes = (app, service) => {
  app.post(
    '/v1/sign-in',
    {
      config: { public: true, action: 'sign-in' },
      schema: {
        tags: ['key'],
        summary: 'Take the token of a sign-in link for a key',
        body,
        response: { 201: signedIn },
      },
    },
    async (request, reply) => {
      const { nobody } = service
      const made = await nobody.store.signIns.redeem(request.body.token)
      if (!made)
        throw new ApiError('unauthorized', 'This link was used already or has expired; sign in with an API key.')
      request.key = made.key
      request.viewed = nobody
      request.audited = { subject: made.key.id, detail: { prefix: made.key.prefix } }
      return reply.code(201).send(plain({ ...made.key, secret: made.secret }))
    },
  )
}
