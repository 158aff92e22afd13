import { z } from 'zod'
import { viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { idParam, plain, uuid, window, windowOf } from '../schemas/common.ts'
import { delivery, deliveryDetail, deliveryStatus, replayedMany, replayMany } from '../schemas/deliveries.ts'
import { windowed } from '../window.ts'

const tags = ['deliveries']
const query = z.strictObject({
  ...window,
  destination: uuid.optional(),
  package: uuid.optional(),
  status: deliveryStatus.optional(),
  event: uuid.optional(),
})
const whole = true as const

export const deliveries: Routes = app => {
  app.get(
    '/deliveries',
    {
      config: { scope: 'read', whole },
      schema: {
        tags,
        summary: 'List deliveries, newest first',
        querystring: query,
        response: { 200: windowOf(delivery) },
      },
    },
    async request => {
      const { limit: _, cursor: __, ...filter } = request.query
      const viewed = viewOf(request)
      return plain(
        await windowed(viewed, request.query, (window, page) =>
          viewed.store.deliveries.list({ ...filter, ...window }, page),
        ),
      )
    },
  )

  app.get(
    '/deliveries/:id',
    {
      config: { scope: 'read', whole },
      schema: { tags, summary: 'Show a delivery and its attempts', params: idParam, response: { 200: deliveryDetail } },
    },
    async request => {
      const { id } = request.params
      const { deliveries } = viewOf(request).store
      const found = await deliveries.get(id)
      const payload = JSON.parse(found.payload) as Record<string, unknown>
      return plain({ ...found, payload, history: await deliveries.attempts(id) })
    },
  )

  app.post(
    '/deliveries/replay',
    {
      config: { scope: 'operate', whole, action: 'deliveries.replay-failed' },
      schema: {
        tags,
        summary: 'Send again, as the same events, all that failed since',
        body: replayMany,
        response: { 202: replayedMany },
      },
    },
    async (request, reply) => {
      const { store, queue } = viewOf(request)
      const replayed = await store.deliveries.replayFailed(request.body)
      request.audited.detail = { ...request.body, replayed }
      const [first] = await store.deliveries.due()
      if (first) await queue.deliver(first.id, 0)
      return reply.code(202).send({ replayed })
    },
  )

  app.post(
    '/deliveries/:id/replay',
    {
      config: { scope: 'operate', whole, action: 'deliveries.replay' },
      schema: { tags, summary: 'Send again, as the same event', params: idParam, response: { 202: delivery } },
    },
    async (request, reply) => {
      const { store, queue } = viewOf(request)
      const replayed = await store.deliveries.replay(request.params.id)
      await queue.deliver(replayed.id, 0)
      return reply.code(202).send(plain(replayed))
    },
  )
}
