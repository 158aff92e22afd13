import { z } from 'zod'
import { label, moment, uuid } from './common.ts'
import { runAsked, runRequest } from './runs.ts'

const cron = z.string().max(200).describe('Five fields: minute, hour, day of month, month, day of week')
const timezone = z.string().max(100).describe('An IANA name')
const request = z.strictObject(runAsked)

export const newSchedule = z.strictObject({
  name: label,
  cron,
  timezone: timezone.default('UTC'),
  request: request.default({ accounts: [], regions: null, frameworks: null, types: null, destinations: [] }),
  enabled: z.boolean().default(true),
})

export const scheduleChange = z.strictObject({ name: label, cron, timezone, request, enabled: z.boolean() }).partial()

export const schedule = z
  .object({
    id: uuid,
    name: z.string(),
    cron: z.string(),
    timezone: z.string(),
    request: runRequest,
    enabled: z.boolean(),
    createdAt: moment,
    updatedAt: moment,
    nextRunAt: moment.nullable().describe('null while it is off'),
    lastSlot: moment.nullable().describe('The last moment it fired for'),
    lastRun: uuid.nullable(),
  })
  .meta({ id: 'Schedule', description: 'When to collect what' })
