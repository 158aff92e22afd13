import { z } from 'zod'
import type { PackageReady } from '../../service/deliveries/events.ts'
import { EVENT_TYPES } from '../../store/index.ts'
import { coverage, fault, moment, outcome, uuid } from './common.ts'
import { describes } from './describes.ts'
import { findingCounts, status } from './findings.ts'
import { controlStatus } from './frameworks.ts'
import { organizationReach } from './organization-reach.ts'

type EventType = (typeof EVENT_TYPES)[number]

const accounts = z.array(z.string()).describe('Of the run; empty at its start: all that are connected')

const runStarted = z
  .object({
    run: uuid,
    accounts,
    label: z.string().nullable(),
    trigger: z.enum(['cli', 'api', 'schedule']).describe('What started it'),
  })
  .meta({ id: 'RunStartedData', description: 'A run was started' })

const runEnded = z
  .object({
    run: uuid,
    accounts,
    status: z.enum(['finished', 'failed', 'cancelled']),
    error: fault,
    outcome: outcome.nullable(),
    coverage: coverage.nullable(),
    organizations: z
      .array(organizationReach)
      .optional()
      .describe('Of a run that finished: the accounts of organizations against those that were read'),
  })
  .meta({ id: 'RunEndedData', description: 'A run ended' })

const findingChanged = z
  .object({
    finding: z.string().describe('Its id'),
    account: z.string(),
    run: uuid,
    check: z.string(),
    region: z.string(),
    resource: z.string(),
    status: status.nullable().describe('null where it is judged no longer'),
    before: status.nullable().describe('null where it was not judged before'),
  })
  .meta({ id: 'FindingChangedData', description: 'A finding differs from the account’s full run before' })

const controlChanged = z
  .object({
    account: z.string(),
    run: uuid,
    framework: z.string(),
    control: z.string(),
    status: controlStatus.nullable().describe('null where it is judged no longer'),
    before: controlStatus.nullable().describe('null where it was not judged before'),
  })
  .meta({ id: 'ControlChangedData', description: 'A control has another status than in the full run before' })

const byStatus = z.record(z.string(), z.record(z.string(), z.number().int()))

const packageReady = describes<PackageReady['data']>()(
  z
    .object({
      package: uuid,
      run: uuid,
      account: z.string().nullable(),
      label: z.string().nullable(),
      collectedAt: z.object({ from: moment, to: moment }).describe('From the first evidence to the last'),
      source: z.enum(['aws', 'replay', 'customEndpoint']),
      sha256: z.string(),
      size: z.number().int(),
      counts: z
        .object({
          items: z.number().int(),
          resources: z.number().int(),
          findings: findingCounts,
          apiCalls: z.number().int(),
        })
        .describe('What is in the package'),
      gaps: z
        .object({ lists: z.number().int(), members: z.number().int(), fields: z.number().int() })
        .describe('What could not be read'),
      controls: byStatus.describe('Controls by framework and status'),
      controlsWithFailingTests: byStatus.describe('How many of those have failing tests, whatever their status'),
      outcome: outcome.optional(),
      coverage: coverage.optional(),
      organization: organizationReach
        .nullable()
        .optional()
        .describe('The accounts of its organization against those of the run; null for a standalone account'),
      ledger: z
        .object({
          size: z.number().int(),
          root: z.string(),
          checkpoint: z.string(),
          timestamp: z
            .object({ time: moment, authority: z.string(), fingerprint: z.string() })
            .nullable()
            .describe('What an outside authority says of the checkpoint'),
        })
        .nullable()
        .describe('The ledger when it held the package'),
      url: z.string().describe('Where the package is; begins with EXHIBIT_PUBLIC_URL where that is set'),
    })
    .meta({ id: 'PackageReadyData', description: 'A package was made' }),
)

const accountRefused = z
  .object({ account: z.string(), run: uuid, error: fault })
  .meta({ id: 'AccountRefusedData', description: 'A run could not enter an account' })

const ofOrganization = {
  account: z.string(),
  name: z.string(),
  organization: uuid.describe('The connected organization that it belongs to'),
  evidence: uuid.describe('The evidence that names the accounts of the organization'),
  asOf: moment.describe('When that was read'),
}

const accountJoined = z
  .object(ofOrganization)
  .meta({ id: 'AccountJoinedData', description: 'A new account of an organization was connected' })

const accountClosed = z
  .object({
    ...ofOrganization,
    state: z.string().nullable().describe('As AWS Organizations has it; null where it is not listed any more'),
  })
  .meta({ id: 'AccountClosedData', description: 'A connected account is not active in its organization any more' })

const scheduleSkipped = z
  .object({
    schedule: uuid,
    slot: moment,
    outcome: z.literal('skipped'),
    code: z.string(),
    message: z.string(),
  })
  .meta({ id: 'ScheduleSkippedData', description: 'A schedule did not run at its time' })

const scheduleLate = z
  .object({ schedule: uuid, slot: moment, outcome: z.literal('late'), run: uuid })
  .meta({ id: 'ScheduleLateData', description: 'A schedule ran late' })

const destinationDead = z
  .object({
    destination: uuid,
    delivery: uuid,
    event: uuid,
    eventType: z.string(),
    attempts: z.number().int(),
    error: z.string().nullable(),
  })
  .meta({ id: 'DestinationDeadData', description: 'A delivery was given up' })

/** What each event says: the `data` of the feed and of webhooks. Loose where it is read: members may be added. */
export const EVENT_DATA: Readonly<Record<EventType, { readonly schema: z.ZodType; readonly summary: string }>> = {
  'run.started': { schema: runStarted, summary: 'A run was started' },
  'run.finished': { schema: runEnded, summary: 'A run finished; `outcome` says how much was read' },
  'run.failed': { schema: runEnded, summary: 'A run failed or was cancelled' },
  'finding.opened': { schema: findingChanged, summary: 'A finding was not judged before' },
  'finding.changed': { schema: findingChanged, summary: 'A finding has another status or reason' },
  'finding.closed': { schema: findingChanged, summary: 'A finding is judged no longer' },
  'control.changed': { schema: controlChanged, summary: 'A control has another status' },
  'package.ready': { schema: packageReady, summary: 'A package was made and can be fetched' },
  'account.refused': { schema: accountRefused, summary: 'An account did not let a run in' },
  'account.joined': { schema: accountJoined, summary: 'A new account of an organization was connected' },
  'account.closed': { schema: accountClosed, summary: 'A connected account was closed, suspended or left' },
  'schedule.skipped': { schema: scheduleSkipped, summary: 'A schedule skipped a slot' },
  'schedule.late': { schema: scheduleLate, summary: 'A schedule ran late' },
  'destination.dead': { schema: destinationDead, summary: 'A delivery was given up' },
}

const idOf = (schema: z.ZodType): string => String(schema.meta()?.id)

/** The name of its schema among the document's components. */
export const eventSchemas: Readonly<Record<string, { readonly name: string; readonly summary: string }>> =
  Object.fromEntries(
    EVENT_TYPES.map(type => [type, { name: idOf(EVENT_DATA[type].schema), summary: EVENT_DATA[type].summary }]),
  )
