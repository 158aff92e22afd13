import { isCall, type TypeOfConnector } from '../../../connectors/kit/index.ts'
import { Members } from '../members.ts'
import { Provenance } from '../provenance.ts'
import { Reading, type Target } from '../reading.ts'
import type { Session } from '../session.ts'
import { firstOf } from './first.ts'
import { madeInput } from './made-input.ts'
import { type AnyCall, type Said, Watched } from './watched.ts'

/** Where a permission is refused for the first member, it may be that member's own policy: so many are tried. */
const MEMBERS = 3
const TYPES_AT_ONCE = 8

export interface Probed {
  readonly type: string
  readonly call: AnyCall
  /** Empty: it was not asked. */
  readonly said: readonly Said[]
}

export interface Probing extends Omit<Target, 'session' | 'region' | 'until' | 'signal' | 'shared' | 'sent'> {
  readonly session: Pick<Session, 'send'>
  /** Where regional types are asked. */
  readonly region: string
  /** When the time is up. */
  readonly signal: AbortSignal
  /** Told after each type. */
  readonly onProgress?: (types: number) => Promise<void>
}

/**
 * Sends every call of evidence types as their readers do, for the first member of each list; what was not reached for want of
 * a member is asked for something that does not exist. Throws what ends a reading.
 */
export async function probe(types: readonly TypeOfConnector[], probing: Probing): Promise<Probed[]> {
  const watched = new Watched(probing.session, probing.signal)
  const calls: { type: string; call: AnyCall }[] = []
  const queue = types.values()
  let done = 0
  const worker = async () => {
    for (const of of queue) {
      for (const call of await probeType(of, watched, probing)) calls.push({ type: of.type.id, call })
      await probing.onProgress?.(++done)
    }
  }
  await Promise.all(Array.from({ length: TYPES_AT_ONCE }, worker))
  return calls.map(({ type, call }) => ({ type, call, said: watched.said.get(call) ?? [] }))
}

async function probeType(of: TypeOfConnector, watched: Watched, probing: Probing): Promise<AnyCall[]> {
  const module = await of.calls()
  const calls = Object.values(module).filter(isCall)
  if (probing.signal.aborted) return calls
  const { account, partition, mainRegion, regions } = probing
  const region = of.type.reach === 'account' ? 'global' : probing.region
  const target: Target = {
    ...{ account, partition, mainRegion, regions, region },
    ...{ session: watched, shared: new Map(), sent: { calls: 0 } },
  }
  const read = (most: number) => {
    const aws = firstOf(new Reading(target, new Set(calls), new Provenance()), most)
    return new Members(of, region, { put: async () => {} }).readAll(module.default(aws), true)
  }
  await read(1)
  if (calls.some(call => watched.said.get(call)?.some(({ said }) => said === 'denied'))) await read(MEMBERS)
  const at = region === 'global' ? mainRegion : region
  for (const call of calls) {
    if (watched.said.has(call) || probing.signal.aborted) continue
    const input = madeInput(call, { account, partition, region: at })
    if (input) await watched.sendMade(call, input, at)
  }
  return calls
}
