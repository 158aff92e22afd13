import { createHash } from 'node:crypto'
import type { Trigger } from '../../evidence/item.ts'
import { canonicalJson } from '../../evidence/json.ts'
import { ACCOUNT_TAGS } from '../../evidence/organization.ts'
import type { Access, Run, RunRequest, View } from '../../store/index.ts'
import { joinOrganizations } from '../accounts/join-organizations.ts'
import { requireRegions } from '../accounts/known-regions.ts'
import { frameworksOf, plannedTypes } from '../assess/plan.ts'
import { ServiceError } from '../runtime/error.ts'
import { every } from '../runtime/every.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { Viewed } from '../runtime/serving.ts'
import { work } from '../runtime/work-metrics.ts'

export interface Submission {
  readonly request: RunRequest
  readonly trigger: Trigger
  readonly label: string | null
}

/** How a run gets into an account: as registered, or with the process's own credentials. */
export async function accessTo(runtime: Runtime, account: string): Promise<Access> {
  return (await runtime.store.accounts.byNumber(account))?.access ?? { kind: 'ambient' }
}

/**
 * Starts a run over registered accounts; any worker may take its targets. Throws `unknown_framework`, `unknown_type`,
 * `unknown_account`, `nothing_to_collect`.
 */
export async function submitRun(runtime: Viewed, submission: Submission): Promise<Run> {
  const prepared = await prepareRun(runtime, submission)
  const run = await runtime.store.transaction(tx => prepared.create(tx))
  await prepared.announce(run)
  return run
}

/** A run that can be started: written in a transaction of the caller's, then announced to the workers. */
export interface PreparedRun {
  readonly accounts: readonly string[]
  create(tx: Pick<View, 'runs' | 'targets'>): Promise<Run>
  announce(run: Run): Promise<void>
}

/** Finds what is wrong with a submission before anything is written. Throws as {@link submitRun}. */
export async function prepareRun(runtime: Viewed, { request, trigger, label }: Submission): Promise<PreparedRun> {
  await runtime.refreshFrameworks()
  const organizations = request.accounts.length === 0 ? await joinOrganizations(runtime) : null
  const accounts = await registeredAccounts(runtime, request.accounts)
  await requireDestinations(runtime, request.destinations)
  await requireRegions(runtime, request.regions)
  const also =
    organizations && request.types === null && (await runtime.store.organizations.selectByTags())
      ? { also: [ACCOUNT_TAGS] }
      : {}
  const whole = validated(runtime, { ...request, ...also, accounts })
  const targets = accounts.map(account => ({ account, region: 'global' }))
  return {
    accounts,
    async create(tx) {
      const run = await tx.runs.create({
        request: whole,
        identityKey: identityKey(whole, [label, trigger.kind]),
        trigger,
        source: { kind: runtime.config.awsEndpoint === undefined ? 'aws' : 'customEndpoint', hosts: [] },
        label,
        owner: null,
        tool: runtime.tool,
        traceparent: runtime.tracer.current(),
        organizations,
      })
      await tx.targets.add(run.id, targets)
      return run
    },
    announce: run => {
      tellSubmitted(runtime, run)
      return runtime.queue.collect(
        targets.map(target => ({ run: run.id, ...target })),
        null,
      )
    },
  }
}

export function tellSubmitted({ log }: Pick<Runtime, 'log'>, { id, trigger }: Run): void {
  work.submitted.inc({ trigger: trigger.kind })
  log.info({ run: id, trigger: trigger.kind, actor: trigger.actor }, 'run submitted')
}

/** Throws `unknown_destination`. */
export async function requireDestinations({ store }: Viewed, ids: readonly string[]): Promise<void> {
  const unknown = await store.destinations.unknown(ids)
  if (unknown !== undefined)
    throw new ServiceError('unknown_destination', `There is no destination ${unknown.slice(0, 60)}.`)
}

/** Those asked for, or all that the asker may see. Throws `restricted_key`, `unknown_account`, `nothing_to_collect`. */
export async function registeredAccounts(runtime: Viewed, asked: readonly string[]): Promise<string[]> {
  runtime.store.requireAccounts(asked)
  const connected = await Array.fromAsync(every(page => runtime.store.accounts.list({ enabled: true }, page)))
  const known = connected.map(({ account }) => account)
  const unknown = asked.find(account => !known.includes(account))
  if (unknown !== undefined)
    throw new ServiceError('unknown_account', `Account ${unknown} is not connected; add it under /v1/accounts.`)
  const accounts = asked.length > 0 ? [...new Set(asked)] : known
  if (accounts.length === 0)
    throw new ServiceError('nothing_to_collect', 'No account is connected yet; add one under /v1/accounts.')
  return accounts.sort()
}

/** Throws `unknown_framework`, `unknown_type`, `nothing_to_collect`. */
export function validated(runtime: Pick<Runtime, 'frameworks'>, request: RunRequest): RunRequest {
  const frameworks = frameworksOf(request, runtime.frameworks)
  if (plannedTypes(request, frameworks).length === 0) {
    throw new ServiceError('nothing_to_collect', 'Nothing of these frameworks can be collected from AWS settings.')
  }
  return request
}

/** What an interrupted run is found again by. */
export const identityKey = (request: RunRequest, more: readonly unknown[]): string =>
  createHash('sha256')
    .update(canonicalJson([request, more.map(part => part ?? null)]))
    .digest('hex')
