import { z } from 'zod'
import { label, moment, uuid } from './common.ts'
import { runAsked, runRequest } from './runs.ts'

const cron = z.string().max(200).describe('Five fields: minute, hour, day of month, month, day of week')
const timezone = z.string().max(100).describe('An IANA name')
const request = z.strictObject(runAsked)
const overlap = z
  .enum(['skip', 'queue'])
  .describe(
    'What becomes of a slot that comes while the run before is still going on: it is skipped on record, or waits',
  )

const beside = z
  .enum(['run', 'skip', 'queue'])
  .describe(
    'What becomes of a slot that comes while another run reads one of its accounts: both run, which is recorded; it is skipped on record; or it waits',
  )

export const newSchedule = z.strictObject({
  name: label,
  cron,
  timezone: timezone.default('UTC'),
  request: request.default({ accounts: [], regions: null, frameworks: null, types: null, destinations: [] }),
  enabled: z.boolean().default(true),
  overlap: overlap.default('skip'),
  beside: beside.default('run'),
})

export const scheduleChange = z
  .strictObject({ name: label, cron, timezone, request, enabled: z.boolean(), overlap, beside })
  .partial()

export const schedule = z
  .object({
    id: uuid,
    name: z.string(),
    cron: z.string(),
    timezone: z.string(),
    request: runRequest,
    enabled: z.boolean(),
    overlap,
    beside,
    createdAt: moment,
    updatedAt: moment,
    nextRunAt: moment.nullable().describe('null while it is off'),
    nextRuns: z.array(moment).describe('The next slots, at most five; none while it is off'),
    lastSlot: moment.nullable().describe('The last moment it fired for'),
    lastRun: uuid.nullable(),
  })
  .meta({ id: 'Schedule', description: 'When to collect what' })

export const scheduleSlot = z
  .object({
    slot: moment,
    outcome: z.enum(['run', 'late', 'skipped']).describe('late: the run began more than a minute after the slot'),
    run: uuid.nullable(),
    code: z.string().nullable().describe('Why it was skipped; `beside`: it ran beside another run of its accounts'),
    message: z.string().nullable(),
    notedAt: moment,
  })
  .meta({ id: 'ScheduleSlot', description: 'What became of one slot of a schedule' })
