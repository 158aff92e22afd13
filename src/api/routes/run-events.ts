import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { hasEnded, runInDetail } from '../run-view.ts'
import { idParam } from '../schemas/common.ts'

const EVERY_MS = 500
const BEAT_MS = 15_000

/**
 * A run's progress as server-sent events. Each event tells the whole progress, and its id is a digest of that: a reader
 * who comes back with `Last-Event-ID`, to whichever process, gets what changed since, and 204 where the run has ended and
 * nothing did, upon which browsers stop asking (HTML standard §9.2).
 */
export const runEvents: Routes = app => {
  const closing = new AbortController()
  app.addHook('preClose', async () => closing.abort())

  app.get(
    '/runs/:id/events',
    {
      config: { scope: 'auditor', rateLimit: false },
      schema: {
        tags: ['runs'],
        summary: 'Follow a run (text/event-stream): `progress` events, then `ended`',
        params: idParam,
        response: {
          200: { description: 'Events', content: { 'text/event-stream': { schema: z.custom<Readable>() } } },
          204: z.null(),
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const last = String(request.headers['last-event-id'] ?? '')
      const viewed = viewOf(request)
      const look = async () => eventOf(await runInDetail(viewed, id))
      const first = await look()
      if (first.ended && first.id === last) return reply.code(204).send(null)
      const gone = new AbortController()
      request.raw.once('close', () => gone.abort())
      const stream = events(first, look, last, AbortSignal.any([closing.signal, gone.signal]))
      return reply
        .type('text/event-stream; charset=utf-8')
        .headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
        .send(Readable.from(stream))
    },
  )
}

interface Event {
  readonly id: string
  readonly ended: boolean
  readonly text: string
}

type Detail = Awaited<ReturnType<typeof runInDetail>>

function eventOf({ id: run, status, progress, finishing, targets, error, packages }: Detail): Event {
  const ended = hasEnded(status)
  const apiCalls = targets.reduce((sum, target) => sum + target.apiCalls, 0)
  const data = JSON.stringify({ run, status, progress, finishing, apiCalls, error, packages })
  const id = createHash('sha256').update(data).digest('base64url').slice(0, 22)
  return { id, ended, text: `id: ${id}\nevent: ${ended ? 'ended' : 'progress'}\ndata: ${data}\n\n` }
}

async function* events(
  first: Event,
  look: () => Promise<Event>,
  last: string,
  signal: AbortSignal,
): AsyncGenerator<string> {
  let [event, sent, beat] = [first, last, Date.now()]
  yield 'retry: 2000\n\n'
  while (!signal.aborted) {
    if (event.id !== sent) {
      yield event.text
      ;[sent, beat] = [event.id, Date.now()]
    } else if (Date.now() - beat >= BEAT_MS) {
      yield ': still here\n\n'
      beat = Date.now()
    }
    if (event.ended) return
    await sleep(EVERY_MS, undefined, { signal }).catch(() => {})
    if (!signal.aborted) event = await look()
  }
}
