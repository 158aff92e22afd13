import { z } from 'zod'
import { regions } from './accounts.ts'
import { accountNumber, coverage, fault, label, moment, outcome, uuid } from './common.ts'
import { gap } from './gap.ts'
import { organizationReach } from './organization-reach.ts'
import { organizationStanding } from './organizations.ts'

export const runStatus = z.enum(['queued', 'collecting', 'finishing', 'finished', 'failed', 'cancelled'])
const targetStatus = z.enum(['queued', 'running', 'done', 'refused', 'disabled', 'failed', 'cancelled'])

/** What is to be collected; `null` and an empty list of accounts mean all. */
export const runAsked = {
  accounts: z.array(accountNumber).max(1000).default([]).describe('Connected accounts; empty: all'),
  regions: regions.default(null).describe('null: those of each account'),
  frameworks: z.array(z.string().max(100)).min(1).max(100).nullable().default(null),
  types: z.array(z.string().max(100)).min(1).max(500).nullable().default(null).describe('Evidence types'),
  destinations: z.array(uuid).max(100).default([]).describe('Who is told of the package; empty: every destination'),
}

export const newRun = z.strictObject({ ...runAsked, label: label.nullable().default(null) })

export const runRequest = z.object({
  accounts: z.array(z.string()),
  regions: z.array(z.string()).nullable(),
  frameworks: z.array(z.string()).nullable(),
  types: z.array(z.string()).nullable(),
  destinations: z.array(z.string()),
  also: z.array(z.string()).optional().describe('Evidence types besides those that `types` or the frameworks name'),
})

export const trigger = z.object({
  kind: z.enum(['cli', 'api', 'schedule']),
  actor: z.string(),
  schedule: z.string().optional(),
})
export const source = z.object({ kind: z.enum(['aws', 'replay', 'customEndpoint']), hosts: z.array(z.string()) })

export const run = z
  .object({
    id: uuid,
    status: runStatus,
    request: runRequest,
    trigger,
    source,
    label: z.string().nullable(),
    tool: z.string(),
    createdAt: moment,
    startedAt: moment.nullable(),
    finishedAt: moment.nullable(),
    error: fault,
    outcome: outcome.nullable().describe('null until every target has ended'),
    coverage: coverage.nullable(),
  })
  .meta({ id: 'Run', description: 'One collection over accounts, regions and evidence types' })

export const target = z.object({
  account: z.string(),
  region: z.string().describe('A region, or `global` for account-wide evidence'),
  status: targetStatus,
  attempts: z.number().int(),
  error: fault,
  principal: z.string().nullable(),
  apiCalls: z.number().int(),
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
})

const accountScope = z.object({
  account: z.string(),
  principal: z.string(),
  regionsAsked: z.array(z.string()),
  regionsEnabled: z.array(z.string()),
  regionsDisabled: z.array(z.string()),
  gap: gap.nullable().describe('Why the regions of the account could not be listed'),
})

const progress = z.record(targetStatus, z.number().int())

const finishing = z.object({
  step: z
    .object({
      step: z.enum(['assessing', 'packing', 'report', 'signing']).describe('What is being done'),
      n: z.number().int().describe('The account it is at, from 1'),
      of: z.number().int().describe('How many accounts there are'),
    })
    .nullable()
    .describe('null while nobody is at it'),
  failures: z.number().int().describe('How often finishing failed; `error` says with what'),
  retryAt: moment.nullable().describe('When it is tried again by itself'),
})

export const runDetail = z
  .object({
    ...run.shape,
    targets: z.array(target),
    progress,
    finishing: finishing.nullable().describe('Of a run that is `finishing`, else null'),
    scope: z.array(accountScope).describe('What was found of each account that could be entered'),
    counts: z.unknown().describe('Of a finished run: items, resources, findings, gaps, controls, apiCalls'),
    packages: z.array(uuid),
    organizations: z
      .array(organizationStanding)
      .nullable()
      .describe('What was known of each connected organization at the start of a run of all accounts; else null'),
    organizationsReached: z
      .array(organizationReach)
      .describe('Of a finished run: the accounts of organizations against those that were read'),
  })
  .meta({ id: 'RunDetail', description: 'A run with its targets, scope and packages' })
