import { z } from 'zod'
import { viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { plain, window, windowOf } from '../schemas/common.ts'
import { auditEntry } from '../schemas/keys.ts'
import { windowed } from '../window.ts'

const query = z.strictObject({
  ...window,
  actor: z.string().max(200).optional(),
  action: z.string().max(200).optional(),
})

export const auditLog: Routes = app => {
  app.get(
    '/audit-log',
    {
      config: { scope: 'auditor', whole: true },
      schema: {
        tags: ['audit log'],
        summary: 'List who changed what, newest first',
        querystring: query,
        response: { 200: windowOf(auditEntry) },
      },
    },
    async request => {
      const { actor, action } = request.query
      const viewed = viewOf(request)
      return plain(
        await windowed(viewed, request.query, (window, page) =>
          viewed.store.audit.list({ actor, action, ...window }, page),
        ),
      )
    },
  )
}
