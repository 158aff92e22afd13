import { CredentialsEnded } from '../../collect/credentials.ts'
import { classify, doubtsCredentials, isExhausted, isUnrecorded, ReadingStopped } from '../../collect/failure.ts'
import { RecordingError } from '../../collect/recording.ts'
import type { Caller } from '../../collect/scope.ts'
import { type Run, StoreError, type Target, type TargetKey } from '../../store/index.ts'
import type { Discovery } from '../assess/plan.ts'
import type { AccountSession } from '../runtime/account-session.ts'
import { endedError } from '../runtime/credentials-error.ts'
import { ServiceError } from '../runtime/error.ts'
import { errorText } from '../runtime/error-text.ts'
import { LEASE_MS } from '../runtime/lease.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { traced } from '../runtime/tracer.ts'
import { work } from '../runtime/work-metrics.ts'
import { failRun } from './fail-run.ts'
import { Lease } from './lease.ts'
import { readTypes } from './read-target.ts'
import { accessTo } from './submit-run.ts'
import { discoveryOf, plannedTypesOf, planRegions, recountRegions } from './target-regions.ts'

/** Errors of ours in a row, without a single item stored, after which the run fails rather than being tried for ever. */
const MAX_FAILURES = 5
/** The same where the worker died each time: a kill is more often somebody's doing than the target's. */
const MAX_DEATHS = 10
const LONGEST_RETRY_MS = 60_000

/**
 * Collects one account in one region. Idempotent: what was collected before the last worker died stays. A target that
 * AWS does not let us into ends as `refused` or `disabled`, and the run goes on. Errors of ours never end a target: it is
 * tried again, and at last the run fails.
 */
export async function collectTarget(runtime: Runtime, key: TargetKey): Promise<void> {
  const run = await runtime.store.runs.get(key.run)
  const by = { worker: runtime.worker, owner: run.owner === null ? null : runtime.worker, leaseMs: LEASE_MS }
  await runtime.refreshFrameworks()
  const target = await runtime.store.targets.claim(key, by)
  if (!target) return
  if (target.failures > MAX_DEATHS) return failRun(runtime, run, triedTooOften(target))
  const { account, region, attempts } = target
  runtime.log.info({ run: run.id, account, region, attempt: attempts }, 'target started')
  const facts = {
    'exhibit.run': run.id,
    'exhibit.account': account,
    'cloud.region': region,
    'exhibit.attempt': attempts,
  }
  const collecting = () => collectHeld(runtime, run, target)
  await traced(runtime.tracer, 'collect target', facts, collecting, { kind: 'consumer', parent: run.traceparent })
  await finishIfDone(runtime, run)
}

async function collectHeld(runtime: Runtime, run: Run, target: Target): Promise<void> {
  const lease = new Lease(runtime, target)
  const sent = { calls: target.apiCalls }
  try {
    await runtime.access.reading(target, () => collectClaimed(runtime, run, lease, sent))
  } catch (error) {
    lease.end()
    await tryAgain(runtime, run, target, sent, error)
  } finally {
    lease.end()
  }
}

async function finishIfDone(runtime: Runtime, run: Run): Promise<void> {
  const progress = await runtime.store.targets.progress(run.id)
  if (progress.queued === 0 && progress.running === 0) await runtime.queue.finish(run.id, run.owner)
}

async function collectClaimed(runtime: Runtime, run: Run, lease: Lease, sent: { calls: number }): Promise<void> {
  const { target } = lease
  const known = target.region === 'global' ? undefined : await discoveryOf(runtime, run, target)
  if (known?.regions.disabled.includes(target.region)) {
    await endTarget(runtime, target, { status: 'disabled', error: DISABLED, apiCalls: sent.calls })
    return
  }
  try {
    const session = await runtime.access.session(run.id, target.account, await accessTo(runtime, target.account))
    const { caller, discovery } = await entered(runtime, run, target, session, known).finally(() => {
      sent.calls += session.takeCalls()
    })
    const types = plannedTypesOf(runtime, run, target.region === 'global' ? 'account' : 'region')
    await readTypes(runtime, run, lease, types, { session, caller, discovery, sent })
    if (target.region === 'global') {
      await recountRegions(runtime, run, target, session, discovery)
      sent.calls += session.takeCalls()
    }
    await endTarget(runtime, target, { status: 'done', principal: caller.principal, apiCalls: sent.calls })
  } catch (error) {
    // A region that is not in the recording is not reached; an account that is not in it cannot be replayed.
    if (known !== undefined && isUnrecorded(error))
      await endTarget(runtime, target, { ...NOT_RECORDED, apiCalls: sent.calls })
    else if (error instanceof RecordingError) await failRun(runtime, run, { code: error.code, message: error.message })
    else if (error instanceof CredentialsEnded) await credentialsEnded(runtime, run, target, sent, error)
    else if (error instanceof ServiceError && isAboutAws(error)) {
      await endTarget(runtime, target, { status: 'refused', error: refusalOf(error), apiCalls: sent.calls })
      runtime.log.warn(
        { run: run.id, account: target.account, region: target.region, code: error.code },
        'target ended without being read',
      )
    } else throw error
  }
}

type TargetEnd = Parameters<Runtime['store']['targets']['end']>[2]

async function endTarget({ store, worker, log }: Runtime, target: Target, end: TargetEnd): Promise<void> {
  await store.targets.end(target, worker, end)
  const { run, account, region } = target
  work.targets.inc({ outcome: end.status })
  work.awsCalls.inc(end.apiCalls ?? 0)
  log.info({ run, account, region, calls: end.apiCalls }, `target ${end.status}`)
}

async function entered(
  runtime: Runtime,
  run: Run,
  target: Target,
  session: AccountSession,
  known: Discovery | undefined,
): Promise<{ caller: Caller; discovery: Discovery }> {
  const caller = await confirmed(session, target)
  return { caller, discovery: known ?? (await planRegions(runtime, run, target, session, caller)) }
}

/**
 * Nothing was learnt of AWS, and nothing more can be. A run of this process waits for its owner to sign in and give the
 * same command again; one of a service has nobody to wait for.
 */
async function credentialsEnded(
  runtime: Runtime,
  run: Run,
  target: Target,
  sent: { calls: number },
  ended: CredentialsEnded,
): Promise<void> {
  const because = endedError(ended, run.owner !== null)
  runtime.log.warn({ run: run.id, account: target.account, code: because.code }, 'the credentials are good no longer')
  if (run.owner === null) return failRun(runtime, run, { code: because.code, message: because.message })
  runtime.access.end(run.id, because)
  await runtime.store.targets.release(target, runtime.worker, sent.calls)
}

/** The target goes back to the queue: at once where it was stopped, after a while where something of ours went wrong. */
async function tryAgain(
  runtime: Runtime,
  run: Run,
  target: Target,
  sent: { calls: number },
  error: unknown,
): Promise<void> {
  const { store, worker, access, log } = runtime
  access.known(run.id, target.account)?.forget(target.region)
  const isLost = error instanceof StoreError && error.code === 'lease_lost'
  if (error instanceof ReadingStopped || isLost) {
    await store.targets.release(target, worker, sent.calls)
    return
  }
  const fault = faultOf(error)
  log.error(
    { run: run.id, account: target.account, region: target.region, attempt: target.attempts, cause: errorText(error) },
    'a target could not be read because of an error of ours',
  )
  const failures = await failuresOf(runtime, target)
  if (failures >= MAX_FAILURES) return failRun(runtime, run, readingFailed(target, fault))
  const delayMs = Math.min(500 * 2 ** failures, LONGEST_RETRY_MS)
  await store.targets.retry(target, worker, { error: fault, delayMs, apiCalls: sent.calls })
}

/** As of now: an attempt that stored an item counts from anew. */
async function failuresOf({ store }: Runtime, { run, account, region }: Target): Promise<number> {
  const all = await store.targets.list(run)
  return all.find(t => t.account === account && t.region === region)?.failures ?? 0
}

const faultOf = (error: unknown): { code: string; message: string } =>
  error instanceof StoreError || error instanceof ServiceError
    ? { code: error.code, message: error.message }
    : isExhausted(error)
      ? { code: 'exhausted', message: EXHAUSTED }
      : { code: 'internal', message: 'There was an error in Exhibit.' }

const EXHAUSTED =
  'The machine has no more files, ports or memory for connections: raise the limit (`ulimit -n`), or end other processes.'

const placeOf = ({ account, region }: Target): string =>
  region === 'global' ? `Account ${account}` : `Account ${account} in ${region}`

const readingFailed = (target: Target, { message }: { message: string }) => ({
  code: 'reading_failed',
  message: `${placeOf(target)} could not be read, though it was tried ${MAX_FAILURES} times: ${message}`,
})

const triedTooOften = (target: Target) => ({
  code: 'reading_failed',
  message: `${placeOf(target)} could not be read: the worker that read it died each of ${MAX_DEATHS} times.`,
})

/** What AWS, the network or the account's credentials answered, as against what went wrong with us. */
const isAboutAws = ({ code }: ServiceError): boolean => ABOUT_AWS.has(code)

const ABOUT_AWS: ReadonlySet<string> = new Set([
  'account_mismatch',
  'clock_wrong',
  'credentials_expired',
  'credentials_missing',
  'credentials_refused',
  'endpoint_unreachable',
  'unknown_region',
])

/** Only DescribeRegions says that a region is not enabled; credentials are refused for other reasons too. */
function refusalOf({ code, message, cause }: ServiceError): { code: string; message: string } {
  if (cause !== undefined && doubtsCredentials(cause)) {
    const { detail } = classify(cause)
    return { code: 'failed', message: `the credentials are not accepted in this region (${detail})` }
  }
  if (code !== 'credentials_refused' && code !== 'endpoint_unreachable') return { code, message }
  const { reason, detail } = classify(cause)
  return { code: reason, message: detail }
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
