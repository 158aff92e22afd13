import { z } from 'zod'
import type { StoredView } from '../../store/index.ts'
import { viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { plain, uuid, window, windowOf } from '../schemas/common.ts'
import { view } from '../schemas/people.ts'
import { windowed } from '../window.ts'

const query = z.strictObject({
  ...window,
  key: uuid.optional().describe('Only with this key'),
  subject: z.string().max(200).optional().describe('Only of this package, evidence item or run'),
})

export const views: Routes = app => {
  app.get(
    '/views',
    {
      config: { scope: 'admin', whole: true },
      schema: {
        tags: ['audit log'],
        summary: 'List what was seen and downloaded by those who were let in to some packages alone, newest first',
        querystring: query,
        response: { 200: windowOf(view) },
      },
    },
    async request => {
      const { key, subject } = request.query
      const viewed = viewOf(request)
      const { items, ...rest } = await windowed(viewed, request.query, (window, page) =>
        viewed.store.audit.views({ key, subject, ...window }, page),
      )
      return plain({ items: items.map(told), ...rest })
    },
  )
}

function told({ id, at, action, subject, detail: { viewer, asked } }: StoredView) {
  const filters = (asked ?? null) as Record<string, unknown> | null
  return { id, at, ...viewer, action, subject, asked: filters }
}
