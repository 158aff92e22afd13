import { z } from 'zod'
import { EVENT_TYPES } from '../../store/index.ts'
import { moment, uuid } from './common.ts'

export const eventType = z.enum(EVENT_TYPES)

/** As they are stored: a type that this version no longer has is still told. */
export const eventNames = z.array(z.string().meta({ enum: EVENT_TYPES }))

export const event = z
  .object({
    id: uuid.describe('The `webhook-id` where it is sent too'),
    type: eventType,
    at: moment,
    accounts: z.array(z.string()).nullable().describe('Whom it is about; null: the installation as a whole'),
    run: uuid.nullable(),
    data: z.record(z.string(), z.unknown()).describe('As in the `data` of webhooks; docs/rest.md says what is in it'),
  })
  .meta({ id: 'Event', description: 'Something that happened' })

export const eventPage = z.object({
  items: z.array(event),
  next: z.string().describe('Always given: ask with it for what comes after these, now or later'),
})
