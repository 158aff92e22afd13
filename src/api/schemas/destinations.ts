import { z } from 'zod'
import { label, moment, uuid } from './common.ts'
import { eventType } from './events.ts'

const url = z.url().max(2000).describe('https; private addresses only where the configuration allows them')

export const newDestination = z.strictObject({
  name: label,
  kind: z.literal('webhook').default('webhook'),
  url,
  events: z.array(eventType).default([]).describe('Empty: package.ready'),
  enabled: z.boolean().default(true),
})

export const destinationChange = z
  .strictObject({ name: label, url, events: z.array(eventType), enabled: z.boolean() })
  .partial()

export const destination = z
  .object({
    id: uuid,
    name: z.string(),
    kind: z.string(),
    url: z.string(),
    events: z.array(z.string()),
    enabled: z.boolean(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: 'Destination', description: 'Where packages are announced' })

export const destinationWithSecret = z
  .object({
    ...destination.shape,
    secret: z
      .string()
      .nullable()
      .describe('whsec_…, for Standard Webhooks; given here once, null when a request is repeated'),
  })
  .meta({ id: 'DestinationWithSecret' })

export const destinationTest = z
  .object({ delivered: z.boolean(), httpStatus: z.number().int().nullable(), error: z.string().nullable() })
  .meta({ id: 'DestinationTest' })

export const rotation = z.strictObject({
  keepPrevious: z.boolean().default(true).describe('The secret before signs too, until the next rotation'),
})

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
  })
  .meta({ id: 'Delivery', description: 'One sending of one event to one destination' })

const attempt = z.object({
  at: moment,
  durationMs: z.number().int(),
  httpStatus: z.number().int().nullable(),
  error: z.string().nullable(),
  stage: z.string().nullable().describe('Whose fault it was: ours, receiver'),
})

export const deliveryDetail = z
  .object({ ...delivery.shape, payload: z.record(z.string(), z.unknown()), history: z.array(attempt) })
  .meta({ id: 'DeliveryDetail' })
