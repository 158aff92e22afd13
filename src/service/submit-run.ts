import { createHash } from 'node:crypto'
import { mainRegion } from '../collect/scope.ts'
import type { Trigger } from '../evidence/item.ts'
import { canonicalJson } from '../evidence/json.ts'
import {
  type Access,
  type Account,
  type Page,
  type Repositories,
  type Run,
  type RunRequest,
  StoreError,
} from '../store/index.ts'
import type { Tape } from './access.ts'
import { ServiceError } from './error.ts'
import { type Discovery, frameworksOf, plannedRegions, plannedTypes } from './plan.ts'
import type { Runtime } from './runtime.ts'

export interface Submission {
  readonly request: RunRequest
  readonly trigger: Trigger
  readonly label: string | null
  /** Only for runs of this process. */
  readonly tape?: Tape
}

/** How a run gets into an account: as registered, or with the process's own credentials. */
export async function accessTo(runtime: Runtime, account: string): Promise<Access> {
  return (await runtime.store.accounts.byNumber(account))?.access ?? { kind: 'ambient' }
}

/**
 * Starts a run over registered accounts; any worker may take its targets. Throws `unknown_framework`, `unknown_type`,
 * `unknown_account`, `nothing_to_collect`.
 */
export async function submitRun(runtime: Runtime, submission: Submission): Promise<Run> {
  const prepared = await prepareRun(runtime, submission)
  const run = await runtime.store.transaction(tx => prepared.create(tx))
  await prepared.announce(run)
  return run
}

/** A run that can be started: written in a transaction of the caller's, then announced to the workers. */
export interface PreparedRun {
  create(tx: Repositories): Promise<Run>
  announce(run: Run): Promise<void>
}

/** Finds what is wrong with a submission before anything is written. Throws as {@link submitRun}. */
export async function prepareRun(runtime: Runtime, { request, trigger, label }: Submission): Promise<PreparedRun> {
  await runtime.refreshFrameworks()
  const accounts = await registeredAccounts(runtime, request.accounts)
  await requireDestinations(runtime, request.destinations)
  const whole = validated(runtime, { ...request, accounts })
  const targets = accounts.map(account => ({ account, region: 'global' }))
  return {
    async create(tx) {
      const run = await tx.runs.create({
        request: whole,
        identityKey: identityKey(whole, [label, trigger.kind]),
        trigger,
        source: { kind: runtime.config.awsEndpoint === undefined ? 'aws' : 'customEndpoint', hosts: [] },
        label,
        owner: null,
        tool: runtime.tool,
      })
      await tx.targets.add(run.id, targets)
      return run
    },
    announce: run =>
      runtime.queue.collect(
        targets.map(target => ({ run: run.id, ...target })),
        null,
      ),
  }
}

/** Throws `unknown_destination`. */
export async function requireDestinations(runtime: Runtime, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await runtime.store.destinations.get(id).catch(error => {
      if (error instanceof StoreError && error.code === 'not_found')
        throw new ServiceError('unknown_destination', `There is no destination ${id.slice(0, 60)}.`)
      throw error
    })
  }
}

/** Throws `unknown_account`, `nothing_to_collect`. */
export async function registeredAccounts(runtime: Runtime, asked: readonly string[]): Promise<string[]> {
  const known: string[] = []
  let cursor: string | null = null
  do {
    const page: Page<Account> = await runtime.store.accounts.list({ enabled: true }, { limit: 500, cursor })
    known.push(...page.items.map(a => a.account))
    cursor = page.next
  } while (cursor !== null)
  const unknown = asked.find(account => !known.includes(account))
  if (unknown !== undefined)
    throw new ServiceError('unknown_account', `Account ${unknown} is not connected; add it under /v1/accounts.`)
  const accounts = asked.length > 0 ? [...new Set(asked)] : known
  if (accounts.length === 0)
    throw new ServiceError('nothing_to_collect', 'No account is connected yet; add one under /v1/accounts.')
  return accounts.sort()
}

/**
 * Starts, or resumes, a run with this process's own credentials or a recording; it belongs to this process. What can be
 * wrong with credentials, regions or the recording is found before anything is written.
 */
export async function submitOwnRun(
  runtime: Runtime,
  { request, trigger, label, tape }: Submission,
): Promise<{ run: Run; resumed: boolean }> {
  const whole = validated(runtime, request)
  const waiting = `submitted-${runtime.worker}`
  if (tape) await runtime.access.tape(waiting, tape)
  try {
    const discovery = await discover(runtime, waiting, whole)
    const request = { ...whole, accounts: [discovery.caller.account] }
    const key = identityKey(request, [
      label,
      discovery.caller.principal.replace(/\/[^/]+$/, ''),
      runtime.config.awsEndpoint,
      tape?.replay,
    ])
    const interrupted = tape?.recordTo === undefined ? await runtime.store.runs.resumable(key) : undefined
    const run = interrupted ?? (await createOwnRun(runtime, { request, trigger, label }, key, discovery, tape))
    if (interrupted) await runtime.store.runs.adopt(run.id, runtime.worker)
    runtime.access.rename(waiting, run.id)
    const targets = await runtime.store.targets.list(run.id)
    await runtime.queue.collect(
      targets.filter(t => t.finishedAt === null),
      runtime.worker,
    )
    if (targets.every(t => t.finishedAt !== null)) await runtime.queue.finish(run.id, runtime.worker)
    return { run, resumed: interrupted !== undefined }
  } catch (error) {
    await runtime.access.release(waiting)
    throw error
  }
}

async function discover(runtime: Runtime, waiting: string, request: RunRequest): Promise<Discovery> {
  const [asked] = request.accounts
  const access: Access =
    asked === undefined || runtime.access.replayOf(waiting) !== null
      ? { kind: 'ambient' }
      : await accessTo(runtime, asked)
  const session = await runtime.access.session(waiting, asked ?? '', access)
  const caller = await session.caller()
  if (asked !== undefined && caller.account !== asked) {
    throw new ServiceError(
      'account_mismatch',
      `These credentials belong to account ${caller.account}, not ${asked}; use others, or leave --account out.`,
    )
  }
  runtime.access.know(waiting, caller.account, session)
  const regions = await session.regions()
  return { caller, regions, asked: plannedRegions(request.regions, regions, mainRegion(caller.partition)) }
}

async function createOwnRun(
  runtime: Runtime,
  { request, trigger, label }: Submission,
  key: string,
  discovery: Discovery,
  tape: Tape | undefined,
): Promise<Run> {
  const kind =
    tape?.replay !== undefined ? 'replay' : runtime.config.awsEndpoint !== undefined ? 'customEndpoint' : 'aws'
  return runtime.store.transaction(async tx => {
    const run = await tx.runs.create({
      request,
      identityKey: key,
      trigger,
      source: { kind, hosts: [] },
      label,
      owner: runtime.worker,
      tool: runtime.tool,
    })
    await tx.targets.add(run.id, [{ account: discovery.caller.account, region: 'global' }])
    return run
  })
}

/** Throws `unknown_framework`, `unknown_type`, `nothing_to_collect`. */
function validated(runtime: Runtime, request: RunRequest): RunRequest {
  const frameworks = frameworksOf(request, runtime.frameworks)
  if (plannedTypes(request, frameworks).length === 0) {
    throw new ServiceError('nothing_to_collect', 'Nothing of these frameworks can be collected from AWS settings.')
  }
  return request
}

const identityKey = (request: RunRequest, more: readonly unknown[]): string =>
  createHash('sha256')
    .update(canonicalJson([request, more.map(part => part ?? null)]))
    .digest('hex')
