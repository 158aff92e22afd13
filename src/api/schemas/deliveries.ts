import { z } from 'zod'
import { asked, moment, uuid } from './common.ts'

export const deliveryStatus = z.enum(['pending', 'delivering', 'delivered', 'failed', 'dead'])

export const delivery = z
  .object({
    id: uuid,
    destination: uuid,
    event: uuid.describe('The `webhook-id`: the same in every attempt'),
    eventType: z.string(),
    package: uuid.nullable(),
    status: deliveryStatus.describe('failed: it will be tried again; dead: it will not'),
    attempts: z.number().int(),
    nextAttemptAt: moment.nullable(),
    lastStatus: z.number().int().nullable(),
    lastError: z.string().nullable(),
    createdAt: moment,
    deliveredAt: moment.nullable(),
    receipt: z.record(z.string(), z.string()).describe('What tells the copy at the destination again: remote ids'),
  })
  .meta({ id: 'Delivery', description: 'One sending of one event to one destination' })

const attempt = z.object({
  at: moment,
  durationMs: z.number().int(),
  httpStatus: z.number().int().nullable(),
  error: z.string().nullable(),
  stage: z.string().nullable().describe('Whose fault it was: ours, receiver'),
  detail: z.string().nullable().describe('The first kilobyte of the answer, secrets struck out'),
})

export const deliveryDetail = z
  .object({ ...delivery.shape, payload: z.record(z.string(), z.unknown()), history: z.array(attempt) })
  .meta({ id: 'DeliveryDetail' })

export const replayMany = z.strictObject({
  destination: uuid.optional().describe('Only what goes there'),
  since: asked.describe('Made at or after this moment'),
  until: asked.optional().describe('Made before this moment'),
})

export const replayedMany = z.object({ replayed: z.number().int().describe('How many that had failed are sent again') })
