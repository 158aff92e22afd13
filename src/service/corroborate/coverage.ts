import type { ExpectedCalls } from './expected.ts'
import type { LogRecord } from './log-record.ts'

/** Why a request id may be in no log that was given. */
export type Absence =
  /** Nothing of the account, region and time is in the logs. */
  | 'no_logs'
  /** They hold such events, but none that only reads: a trail may record writes alone. */
  | 'no_reads'
  /** They hold reads, but none of this service: a trail may leave services out, as it can KMS. */
  | 'no_service'
  /** They hold reads of this service in this account and region at that time, and not this one. */
  | 'not_there'

interface Span {
  from: number
  to: number
  reads: boolean
}

/** Places that are kept; logs of more are of other accounts. */
const MOST = 20_000

/** What the logs cover: for each account, region and service, from when to when, and whether reads are among it. */
export class Coverage {
  readonly #spans = new Map<
    string,
    Span & { readonly account: string; readonly region: string; readonly source: string }
  >()
  from: string | null = null
  to: string | null = null

  add({ account, region, source, time, readOnly, category }: LogRecord): void {
    if (this.from === null || time < this.from) this.from = time
    if (this.to === null || time > this.to) this.to = time
    if (account === null || category === 'Data') return
    const reads = readOnly === true
    const key = `${account}\0${region}\0${source}\0${reads}`
    const at = Date.parse(time)
    const span = this.#spans.get(key)
    if (span) {
      span.from = Math.min(span.from, at)
      span.to = Math.max(span.to, at)
    } else if (this.#spans.size < MOST) this.#spans.set(key, { account, region, source, reads, from: at, to: at })
  }

  get accounts(): string[] {
    return [...new Set([...this.#spans.values()].map(({ account }) => account))].sort().slice(0, MOST)
  }

  why({ account, regions, sources, window }: ExpectedCalls): Absence {
    const there = [...this.#spans.values()].filter(
      span =>
        span.account === account &&
        (regions === null || regions.has(span.region)) &&
        (window === null || (span.from <= window.to && span.to >= window.from)),
    )
    if (there.length === 0) return 'no_logs'
    const reads = there.filter(span => span.reads)
    if (reads.length === 0) return 'no_reads'
    return reads.some(span => sources.has(span.source)) ? 'not_there' : 'no_service'
  }
}
