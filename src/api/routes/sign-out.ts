import { z } from 'zod'
import { keyOf, viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { forgetSession } from '../session-cookies.ts'

export const signOut: Routes = (app, { config }) => {
  app.post(
    '/sign-out',
    {
      config: { scope: 'auditor', action: 'sign-out' },
      schema: {
        tags: ['key'],
        summary: 'End the session that asks; a key stays as it is',
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id } = keyOf(request)
      await viewOf(request).store.people.signOut({ id })
      request.audited = { subject: id, detail: {} }
      forgetSession(config, reply)
      return reply.code(204).send(null)
    },
  )
}
