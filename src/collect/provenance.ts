import type { CallProvenance, Source } from '../evidence/item.ts'
import { canonicalJson, type JsonObject, toJson } from '../evidence/json.ts'
import type { Traffic } from './handlers.ts'
import { isAws } from './partitions.ts'
import { redact } from './redact/index.ts'

const MAX_REQUEST_IDS = 20

interface Tally {
  action: string
  operation: string
  parameters: JsonObject
  variesBy: Set<string>
  calls: number
  pages: number
  failed: number
  firstAt: Date
  lastAt: Date
  /** By id: a recording gives each attempt of a call the answer, and so the id, of the one that was recorded. */
  requestIds: Map<string, { id: string; resource?: string }>
}

export interface Sent {
  readonly actions: readonly string[]
  readonly operation: string
  readonly input: object
  readonly at: Date
  readonly traffic: Traffic
  readonly failed: boolean
  /** A further page of a list, not a call of its own. */
  readonly page: boolean
  readonly resource?: string
}

/** Adds up the calls made for one item, per operation. */
export class Provenance {
  readonly #tallies = new Map<string, Tally>()
  readonly #hosts = new Set<string>()
  #clockOffsetMs: number | null = null

  add(sent: Sent): void {
    const parameters = toJson(sent.input) as JsonObject
    const tally = this.#tallies.get(sent.operation) ?? this.#open(sent, parameters)
    narrow(tally, parameters)
    if (!sent.page) tally.calls++
    if (sent.failed) tally.failed++
    else tally.pages++
    if (sent.at < tally.firstAt) tally.firstAt = sent.at
    if (sent.at > tally.lastAt) tally.lastAt = sent.at
    for (const id of sent.traffic.requestIds) {
      if (tally.requestIds.size < MAX_REQUEST_IDS && !tally.requestIds.has(id))
        tally.requestIds.set(id, sent.resource === undefined ? { id } : { id, resource: sent.resource })
    }
    for (const host of sent.traffic.hosts) this.#hosts.add(host)
    this.#clockOffsetMs ??= sent.traffic.clockOffsetMs
  }

  #open(sent: Sent, parameters: JsonObject): Tally {
    const tally: Tally = {
      action: sent.actions.join(' '),
      operation: sent.operation,
      parameters,
      variesBy: new Set(),
      calls: 0,
      pages: 0,
      failed: 0,
      firstAt: sent.at,
      lastAt: sent.at,
      requestIds: new Map(),
    }
    this.#tallies.set(sent.operation, tally)
    return tally
  }

  get clockOffsetMs(): number | null {
    return this.#clockOffsetMs
  }

  calls(): CallProvenance[] {
    return [...this.#tallies.values()]
      .sort((a, b) => (a.operation < b.operation ? -1 : 1))
      .map(t => ({
        ...t,
        parameters: withoutSecrets(t.parameters),
        variesBy: [...t.variesBy].sort(),
        firstAt: t.firstAt.toISOString(),
        lastAt: t.lastAt.toISOString(),
        requestIds: [...t.requestIds.values()],
      }))
  }

  /** Where the answers came from, as the requests show it, not as it was configured. */
  source(replay: boolean): Source {
    const hosts = [...this.#hosts].sort()
    if (replay) return { kind: 'replay', hosts }
    return { kind: hosts.every(isAws) ? 'aws' : 'customEndpoint', hosts }
  }
}

/** A call for one member alone names it. */
function withoutSecrets(parameters: JsonObject): JsonObject {
  const kept = structuredClone(parameters)
  redact(kept, [])
  return kept
}

/** Parameters that differ between calls move to `variesBy`. */
function narrow(tally: Tally, parameters: JsonObject): void {
  for (const key of new Set([...Object.keys(tally.parameters), ...Object.keys(parameters)])) {
    if (tally.variesBy.has(key)) continue
    const [before, now] = [tally.parameters[key], parameters[key]]
    if (before !== undefined && now !== undefined && canonicalJson(before) === canonicalJson(now)) continue
    tally.variesBy.add(key)
    delete tally.parameters[key]
  }
}
