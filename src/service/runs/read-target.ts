import { v7 as uuidv7 } from 'uuid'
import { NotReady, type TypeOfConnector } from '../../../connectors/kit/index.ts'
import { collectType, type Occasion } from '../../collect/collect-type.ts'
import { mainRegion } from '../../collect/partitions.ts'
import type { Target as ReadTarget } from '../../collect/reading.ts'
import type { Caller } from '../../collect/scope.ts'
import { Spill } from '../../collect/spill.ts'
import type { Run } from '../../store/index.ts'
import type { Discovery } from '../assess/plan.ts'
import type { AccountSession } from '../runtime/account-session.ts'
import { patiently } from '../runtime/patience.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { traced } from '../runtime/tracer.ts'
import type { Lease } from './lease.ts'

const TYPES_AT_ONCE = 4

/** An account that was entered, in the region of a target. */
export interface Entered {
  readonly session: AccountSession
  readonly caller: Caller
  readonly discovery: Discovery
  /** Calls sent for the target, by earlier attempts too. */
  readonly sent: { calls: number }
}

/** What reading one type takes. */
interface Read {
  readonly runtime: Runtime
  readonly run: Run
  readonly lease: Lease
  readonly target: ReadTarget
  readonly caller: Caller
}

/**
 * Reads the evidence types of a target that no earlier attempt has stored, some at once. The first error that is no answer of
 * AWS ends them all; this returns when none of them reads any more.
 */
export async function readTypes(
  runtime: Runtime,
  run: Run,
  lease: Lease,
  types: readonly TypeOfConnector[],
  { session, caller, discovery, sent }: Entered,
): Promise<void> {
  const { account, region } = lease.target
  const target: ReadTarget = {
    account,
    partition: caller.partition,
    region,
    mainRegion: mainRegion(caller.partition),
    regions: discovery.asked,
    session: session.session,
    shared: session.shared(region),
    sharedAtMain: session.shared('global'),
    sent,
    signal: lease.signal,
    until: Date.now() + runtime.config.targetMinutes * 60_000,
  }
  const read: Read = { runtime, run, lease, target, caller }
  const kept = await patiently(() => runtime.store.evidence.typesOf({ run: run.id, account, region }), lease.signal)
  const waiting = types.filter(({ type }) => !kept.has(type.id)).map(of => ({ of, lastChance: false }))
  const next = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const facts = { 'exhibit.run': run.id, 'exhibit.type': one.of.type.id, 'exhibit.account': account }
      const done = await traced(runtime.tracer, `read ${one.of.type.id}`, facts, () =>
        readOne(read, one.of, one.lastChance),
      )
      if (!done) waiting.push({ of: one.of, lastChance: true })
    }
  }
  let first: { error: unknown } | undefined
  const reader = () =>
    next().catch(error => {
      first ??= { error }
      lease.end()
    })
  await Promise.all(Array.from({ length: TYPES_AT_ONCE }, reader))
  if (first) throw first.error
}

/** False where AWS is still making the answer: the type is to be read again, as late as possible. */
async function readOne(
  { runtime, run, lease, target, caller }: Read,
  of: TypeOfConnector,
  lastChance: boolean,
): Promise<boolean> {
  const { store, worker } = runtime
  const key = { run: run.id, account: target.account, region: target.region, type: of.type.id }
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
    const { header, leaves } = await collectType(of, target, occasion, spill, { lastChance })
    await patiently(() => {
      const holder = { worker, attempt: lease.target.attempts, apiCalls: target.sent.calls }
      return store.evidence.writeItem(key, spill.inOrder(leaves), () => header, holder)
    }, lease.signal)
    return true
  } catch (error) {
    if (error instanceof NotReady && !lastChance) return false
    throw error
  } finally {
    await spill.close()
  }
}
