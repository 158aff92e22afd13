import { Counter } from './counter.ts'
import type { Absence, Coverage } from './coverage.ts'
import type { ExpectedCalls } from './expected.ts'
import type { LogRecord } from './log-record.ts'
import { type Contradiction, contradictions } from './match.ts'

/** What the logs say of one action of one item. Counts are of distinct request ids. */
export interface ActionResult {
  readonly item: string
  readonly type: string
  readonly account: string
  readonly region: string
  readonly action: string
  readonly operation: string
  /** As the item says: calls made, and those that failed. */
  readonly calls: number
  readonly failed: number
  /** Ids in the item: at most 20 of each action are kept. */
  readonly listed: number
  readonly matched: number
  readonly contradicting: readonly { readonly id: string; readonly contradictions: readonly Contradiction[] }[]
  readonly notFound: readonly { readonly id: string; readonly resource: string | null; readonly why: Absence }[]
  /** Not in the logs, and logged only where data events are asked for. */
  readonly notLogged: number
  /** First and last time in the logs. */
  readonly from: string | null
  readonly to: string | null
  readonly errors: readonly { readonly value: string; readonly count: number }[]
}

interface Found {
  readonly record: LogRecord
  readonly contradictions: readonly Contradiction[]
}

/** The calls of one action, while logs are read. */
export class Action {
  readonly expected: ExpectedCalls
  /** By request id: of several records of one call, the one that contradicts least. */
  readonly found = new Map<string, Found>()

  constructor(expected: ExpectedCalls) {
    this.expected = expected
  }

  see(id: string, record: LogRecord): void {
    const against = contradictions(this.expected, record)
    const before = this.found.get(id)
    if (!before || against.length < before.contradictions.length)
      this.found.set(id, { record, contradictions: against })
  }

  result(coverage: Coverage): ActionResult {
    const { item, call, ids, dataEvents } = this.expected
    const found = [...this.found.values()]
    const absent = ids.filter(id => !this.found.has(id))
    const times = found.map(({ record }) => record.time).sort()
    const errors = new Counter()
    for (const { record } of found) errors.add(record.error)
    const resources = new Map(call.requestIds.map(({ id, resource }) => [id, resource ?? null]))
    const why = coverage.why(this.expected)
    return {
      ...{ item: item.id, type: item.type, account: item.scope.account, region: item.scope.region },
      ...{ action: call.action, operation: call.operation, calls: call.calls, failed: call.failed },
      listed: ids.length,
      matched: found.filter(one => one.contradictions.length === 0).length,
      contradicting: [...this.found]
        .filter(([, one]) => one.contradictions.length > 0)
        .map(([id, one]) => ({ id, contradictions: one.contradictions })),
      notFound: dataEvents ? [] : absent.map(id => ({ id, resource: resources.get(id) ?? null, why })),
      notLogged: dataEvents ? absent.length : 0,
      ...{ from: times[0] ?? null, to: times.at(-1) ?? null, errors: errors.list },
    }
  }
}
