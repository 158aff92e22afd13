import { v7 as uuidv7 } from 'uuid'
import { readers } from '../../../connectors/index.ts'
import type { TypeOfConnector } from '../../../connectors/kit/index.ts'
import { collectType, type Occasion } from '../../collect/collect-type.ts'
import { classify, isUnrecorded, ReadingStopped } from '../../collect/failure.ts'
import type { Target as ReadTarget } from '../../collect/reading.ts'
import { RecordingError } from '../../collect/recording.ts'
import { type Caller, mainRegion } from '../../collect/scope.ts'
import { Spill } from '../../collect/spill.ts'
import type { Run, Target, TargetKey } from '../../store/index.ts'
import { type Discovery, frameworksOf, plannedRegions, plannedTypes } from '../assess/plan.ts'
import type { AccountSession } from '../runtime/access.ts'
import { ServiceError } from '../runtime/error.ts'
import { errorText } from '../runtime/error-text.ts'
import { LEASE_MS, withLease } from '../runtime/lease.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { accessTo } from './submit-run.ts'

const TYPES_AT_ONCE = 4

/**
 * Collects one account in one region. Idempotent: what was collected before the last worker died stays. A target that
 * AWS does not let us into ends as `refused` or `disabled`, and the run goes on.
 */
export async function collectTarget(runtime: Runtime, key: TargetKey): Promise<void> {
  const run = await runtime.store.runs.get(key.run)
  const by = { worker: runtime.worker, owner: run.owner === null ? null : runtime.worker, leaseMs: LEASE_MS }
  await runtime.refreshFrameworks()
  const target = await runtime.store.targets.claim(key, by)
  if (!target) return
  await withLease(
    leaseMs => runtime.store.targets.heartbeat(key, runtime.worker, leaseMs),
    () => collectClaimed(runtime, run, target),
  )
  await finishIfDone(runtime, run)
}

async function finishIfDone(runtime: Runtime, run: Run): Promise<void> {
  const progress = await runtime.store.targets.progress(run.id)
  if (progress.queued === 0 && progress.running === 0) await runtime.queue.finish(run.id, run.owner)
}

async function collectClaimed(runtime: Runtime, run: Run, target: Target): Promise<void> {
  const { store, worker } = runtime
  const known = target.region === 'global' ? undefined : await discoveryOf(runtime, run, target)
  if (known?.regions.disabled.includes(target.region)) {
    await store.targets.end(target, worker, { status: 'disabled', error: DISABLED, apiCalls: 0 })
    return
  }
  const sent = { calls: 0 }
  try {
    const session = await runtime.access.session(run.id, target.account, await accessTo(runtime, target.account))
    // GetCallerIdentity, and for the account's first target DescribeRegions.
    sent.calls = known ? (session.asksFirst(target.region) ? 0 : 1) : 2
    const caller = await confirmed(session, target)
    const discovery = known ?? (await planRegions(runtime, run, target, session, caller))
    await collectTypes(runtime, run, target, { session, caller, discovery, sent })
    await store.targets.end(target, worker, { status: 'done', principal: caller.principal, apiCalls: sent.calls })
  } catch (error) {
    if (error instanceof ReadingStopped) {
      await store.targets.release(target, worker)
      return
    }
    // A region that is not in the recording is not reached; an account that is not in it cannot be replayed.
    const notRecorded = known !== undefined && isUnrecorded(error)
    if (error instanceof RecordingError && !notRecorded)
      await store.runs.end(run.id, 'failed', { code: error.code, message: error.message })
    await store.targets.end(target, worker, {
      ...(notRecorded ? NOT_RECORDED : outcomeOf(error)),
      apiCalls: sent.calls,
    })
    runtime.log.warn(
      { run: run.id, account: target.account, region: target.region, code: codeOf(error) },
      'target ended without being read',
    )
  }
}

const DISABLED = { code: 'region_disabled', message: 'The account has not enabled the region.' }

const NOT_RECORDED = { status: 'refused', error: { code: 'not_recorded', message: 'NotRecorded' } } as const

/** Confirms with GetCallerIdentity, in the region that is read, that we are in the account that was asked for. */
async function confirmed(session: AccountSession, target: Target): Promise<Caller> {
  const caller = await session.caller(target.region === 'global' ? undefined : target.region)
  if (caller.account !== target.account) {
    throw new ServiceError(
      'account_mismatch',
      `The credentials lead into account ${caller.account}, not ${target.account}; correct the role of this account.`,
    )
  }
  return caller
}

/** The first target of an account finds its regions, and adds a target for each; disabled ones end at once. */
async function planRegions(
  runtime: Runtime,
  run: Run,
  target: Target,
  session: AccountSession,
  caller: Caller,
): Promise<Discovery> {
  const registered = await runtime.store.accounts.byNumber(target.account)
  const regions = await session.regions()
  const asked = plannedRegions(
    run.request.regions ?? registered?.regions ?? null,
    regions,
    mainRegion(caller.partition),
  )
  const discovery: Discovery = { caller, regions, asked }
  await runtime.store.runs.describeAccount(run.id, target.account, discovery)
  if (plannedTypesOf(runtime, run, 'region').length === 0) return discovery
  await runtime.store.targets.add(
    run.id,
    asked.map(region => ({ account: target.account, region })),
  )
  await runtime.queue.collect(
    asked.map(region => ({ run: run.id, account: target.account, region })),
    run.owner,
  )
  return discovery
}

/** What the account's first target found. */
export async function discoveryOf(runtime: Runtime, run: Pick<Run, 'id'>, of: { account: string }): Promise<Discovery> {
  const { scope } = await runtime.store.runs.get(run.id)
  const found = (scope as Record<string, Discovery> | null)?.[of.account]
  if (!found) throw new ServiceError('run_failed', `The regions of account ${of.account} were not found.`)
  return found
}

export function plannedTypesOf(
  runtime: Runtime,
  run: Pick<Run, 'request'>,
  reach: 'account' | 'region',
): TypeOfConnector[] {
  const types = plannedTypes(run.request, frameworksOf(run.request, runtime.frameworks))
  return types.flatMap(id => readers.get(id) ?? []).filter(of => of.type.reach === reach)
}

interface Entered {
  readonly session: AccountSession
  readonly caller: Caller
  readonly discovery: Discovery
  readonly sent: { calls: number }
}

async function collectTypes(runtime: Runtime, run: Run, target: Target, entered: Entered): Promise<void> {
  const { session, caller, discovery, sent } = entered
  const read: ReadTarget = {
    account: target.account,
    partition: caller.partition,
    region: target.region,
    mainRegion: mainRegion(caller.partition),
    regions: discovery.asked,
    session: session.session,
    shared: session.shared(target.region),
    sent,
  }
  const types = plannedTypesOf(runtime, run, target.region === 'global' ? 'account' : 'region')
  const waiting = [...types]
  const next = async (): Promise<void> => {
    for (let of = waiting.shift(); of; of = waiting.shift()) await collectOne(runtime, run, of, read, caller)
  }
  await Promise.all(Array.from({ length: TYPES_AT_ONCE }, next))
}

async function collectOne(
  runtime: Runtime,
  run: Run,
  of: TypeOfConnector,
  target: ReadTarget,
  caller: Caller,
): Promise<void> {
  const key = { run: run.id, account: target.account, region: target.region, type: of.type.id }
  if (await runtime.store.evidence.find(key)) return
  const spill = new Spill()
  const occasion: Occasion = {
    id: uuidv7(),
    run: run.id,
    principal: caller.principal,
    trigger: run.trigger,
    tool: runtime.tool,
    replayOf: runtime.access.replayOf(run.id),
  }
  try {
    const { header, leaves } = await collectType(of, target, occasion, spill)
    await runtime.store.evidence.writeItem(key, spill.inOrder(leaves), () => header)
  } finally {
    await spill.close()
  }
}

function outcomeOf(error: unknown): {
  status: 'refused' | 'disabled' | 'failed'
  error: { code: string; message: string }
} {
  if (error instanceof RecordingError) return { status: 'failed', error: { code: error.code, message: error.message } }
  if (!(error instanceof ServiceError))
    return {
      status: 'failed',
      error: { code: 'failed', message: 'The target could not be read because of an error in Exhibit.' },
    }
  const { reason, detail } = classify(error.cause)
  const status = reason === 'region_disabled' ? 'disabled' : 'refused'
  return {
    status,
    error: {
      code: error.cause === undefined ? error.code : reason,
      message: error.cause === undefined ? error.message : detail,
    },
  }
}

const codeOf = (error: unknown): string =>
  error instanceof ServiceError || error instanceof RecordingError ? error.code : errorText(error)
