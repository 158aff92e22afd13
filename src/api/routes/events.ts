import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { asked, page, plain } from '../schemas/common.ts'
import { eventPage, eventType } from '../schemas/events.ts'

const LONGEST_WAIT_S = 60
const EVERY_MS = 500

const types = z
  .string()
  .transform(text => text.split(','))
  .pipe(z.array(eventType).min(1))

const query = z.strictObject({
  ...page,
  types: types.optional().describe('One or several, separated by commas'),
  since: asked.optional().describe('At or after this moment'),
})

const headers = z.looseObject({
  prefer: z
    .string()
    .optional()
    .describe('`wait=30`: answer once there is an event, at most so many seconds later (60)'),
})

export const events: Routes = app => {
  const closing = new AbortController()
  app.addHook('preClose', async () => closing.abort())

  app.get(
    '/events',
    {
      config: { scope: 'read' },
      schema: {
        tags: ['events'],
        summary: 'List events, oldest first; no event is skipped or repeated while its cursor is followed',
        querystring: query,
        headers,
        response: { 200: eventPage },
      },
    },
    async (request, reply) => {
      const { limit, cursor, types, since } = request.query
      const { store } = viewOf(request)
      const look = () => store.events.list({ types, since }, { limit, cursor })
      const wait = waitOf(request.headers.prefer)
      if (wait > 0) reply.header('preference-applied', `wait=${wait}`)
      const gone = new AbortController()
      reply.raw.once('close', () => gone.abort())
      const signal = AbortSignal.any([closing.signal, gone.signal])
      let found = await look()
      for (const end = Date.now() + wait * 1000; found.items.length === 0 && Date.now() < end && !signal.aborted; ) {
        await sleep(EVERY_MS, undefined, { signal }).catch(() => {})
        found = await look()
      }
      return plain(found)
    },
  )
}

/** RFC 7240 §4.3. */
function waitOf(prefer: string | undefined): number {
  const seconds = Number(/(?:^|[,;\s])wait=(\d{1,6})(?=$|[,;\s])/.exec(prefer ?? '')?.[1] ?? 0)
  return Math.min(seconds, LONGEST_WAIT_S)
}
