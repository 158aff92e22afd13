import { deliver } from '../deliveries/deliver.ts'
import { sealLedger } from '../ledger/ledger.ts'
import { LEASE_MS, withLease } from '../runtime/lease.ts'
import { patiently } from '../runtime/patience.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { traced } from '../runtime/tracer.ts'
import { work } from '../runtime/work-metrics.ts'
import { failureOf, retryDelay } from './finish-failure.ts'

/**
 * Assesses and packages a run whose targets have all ended. One worker gets to do it; each step is idempotent, so that
 * another can take over where it died. What passes (a full disk, a key service that is away) is waited for: the run stays
 * `finishing`, says why, and is tried again.
 */
export async function finishRun(runtime: Runtime, runId: string): Promise<void> {
  const { store, worker, access } = runtime
  if (!(await store.runs.claimFinish(runId, worker, LEASE_MS))) return
  let ended = true
  try {
    await withLease(
      leaseMs => store.runs.renewFinish(runId, worker, leaseMs),
      () => finishTraced(runtime, runId),
    )
  } catch (error) {
    ended = await giveBack(runtime, runId, error)
  } finally {
    // What a run holds open is kept for the next attempt.
    if (ended) await access.release(runId)
  }
}

async function finishTraced(runtime: Runtime, run: string): Promise<void> {
  const { owner, traceparent } = await runtime.store.runs.get(run)
  const finishing = () => finishClaimed(runtime, run, owner)
  await traced(runtime.tracer, 'finish run', { 'exhibit.run': run }, finishing, {
    kind: 'consumer',
    parent: traceparent,
  })
}

async function finishClaimed(runtime: Runtime, runId: string, owner: string | null): Promise<void> {
  await runtime.access.keepRecording(runId)
  runtime.access.rest(runId)
  const sent: Promise<void>[] = []
  await runtime.builds.build(runId, runtime.frameworks, {
    built({ seconds, gaps, ...of }) {
      const facts = { 'exhibit.run': runId, 'exhibit.package': of.package, 'exhibit.account': of.account }
      const startedAt = new Date(Date.now() - seconds * 1000)
      runtime.tracer.open('build package', facts, { startedAt }).end()
      work.packages.inc()
      work.packageSeconds.observe(seconds)
      work.gaps.inc(gaps)
    },
    // A command ends with its run: it sends for the first time itself, and later attempts are whoever's runs next.
    deliveries(ids) {
      for (const id of ids) {
        const told = owner === null ? runtime.queue.deliver(id, 0) : deliver(runtime, id)
        told.catch(() => {})
        sent.push(told)
      }
    },
  })
  work.runs.inc({ outcome: 'finished' })
  // The run has ended, and what could not be sent now is sent by a sweep.
  const failed = (await Promise.allSettled(sent)).filter(one => one.status === 'rejected')
  for (const { reason } of failed) runtime.log.error({ run: runId, ...failureOf(reason) }, 'a delivery was not begun')
  // What this run's transactions recorded last is sealed too. The packages stand without it: a sweep seals what this could not.
  await sealLedger(runtime, runtime.config.tsaUrls).catch(error =>
    runtime.log.error({ run: runId, ...failureOf(error) }, 'the ledger could not be sealed'),
  )
}

/** True where the run has ended by it. */
async function giveBack(runtime: Runtime, run: string, error: unknown): Promise<boolean> {
  const { store, worker, log } = runtime
  const failure = failureOf(error)
  if (failure.code === 'interrupted') {
    // Where that fails, the lease runs out.
    await store.finishing.release(run, worker).catch(() => {})
    return false
  }
  const { code, message } = failure
  const told = { code, message }
  const failures = await patiently(() => store.finishing.failed(run, worker, told), new AbortController().signal)
  // Another has it, or it was cancelled.
  if (failures === null) return true
  const delay = retryDelay(failure, failures)
  if (delay !== null) {
    await store.finishing.postpone(run, delay)
    log.warn(
      { run, ...failure, seconds: Math.round(delay / 1000) },
      'the run could not be finished yet; it is tried again',
    )
    return false
  }
  if (await store.runs.end(run, 'failed', told)) work.runs.inc({ outcome: 'failed' })
  log.error({ run, ...failure }, 'the run could not be finished')
  return true
}
