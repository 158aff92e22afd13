import { STATUSES } from '../../../connectors/kit/index.ts'
import { isUuid } from '../kernel/sql.ts'
import type { Viewer } from '../kernel/viewer.ts'
import type { AcceptedFilter, VerdictFilter } from './verdict.ts'

/** `type` last: it only tells apart what else would be equal. */
export const ORDER = 'l.account, v.region, v."check", v.resource, l.type'

const SOURCE = 'from run_verdicts l cross join lateral unnest(l.chunks) c(id) join verdicts v on v.chunk = c.id'

const COLUMNS = `l.account, v.region, v."check", v.resource, l.type, l.item, l.observed_at as "observedAt",
  replace(v.finding::text, '-', '') as finding, v.status, v.reason,
  'sha256:' || encode(v.resource_digest, 'hex') as "resourceDigest"`

/** The text and values of a query over the verdicts of a run. */
export class VerdictQuery {
  readonly values: unknown[] = []
  readonly #conditions: string[] = []

  constructor(run: string, filter: VerdictFilter, viewer: Viewer) {
    this.#equal('l.run', isUuid(run) ? run : '00000000-0000-0000-0000-000000000000')
    this.#equal('l.account', filter.account)
    if (viewer !== 'all') this.#oneOf('l.account', viewer)
    this.#equal('l.type', filter.type)
    this.#equal('v.region', filter.region)
    this.#equal('v.resource', filter.resource)
    if (filter.finding !== undefined) this.#finding(filter.finding)
    if (filter.status) this.#oneOf('v.status', filter.status)
    if (filter.since !== undefined) this.#conditions.push(`l.observed_at >= ${this.#value(filter.since)}`)
    if (filter.until !== undefined) this.#conditions.push(`l.observed_at < ${this.#value(filter.until)}`)
    if (filter.checks) this.#oneOf('v."check"', filter.checks)
    if (filter.except) this.#conditions.push(`v."check" <> all(${this.#value(filter.except)}::text[])`)
    if (filter.accepted) this.#accepted(filter.accepted)
  }

  after(key: readonly string[]): void {
    this.#conditions.push(`(${ORDER}) > (${key.map(part => this.#value(part)).join(', ')})`)
  }

  select(): string {
    return `select ${COLUMNS} ${SOURCE} ${this.#where()}`
  }

  tally(): string {
    const counts = STATUSES.map(status => `count(*) filter (where v.status = '${status}') as ${status}`)
    return `select l.account, v."check", ${counts.join(', ')} ${SOURCE} ${this.#where()}
      group by l.account, v."check" order by l.account, v."check"`
  }

  #where(): string {
    return `where ${this.#conditions.join(' and ')}`
  }

  #value(value: unknown): string {
    return `$${this.values.push(value)}`
  }

  #equal(column: string, value: string | undefined): void {
    if (value !== undefined) this.#conditions.push(`${column} = ${this.#value(value)}`)
  }

  #oneOf(column: string, values: readonly string[]): void {
    this.#conditions.push(`${column} = any(${this.#value(values)}::text[])`)
  }

  #accepted({ acceptances, kinds }: AcceptedFilter): void {
    const column = (name: 'check' | 'region' | 'resource' | 'kind') =>
      `${this.#value(acceptances.map(a => a[name]))}::text[]`
    const kind = `(select a.kind from unnest(${column('check')}, ${column('region')}, ${column('resource')}, ${column('kind')})
      with ordinality a("check", region, resource, kind, n)
      where v.status = 'fail' and a."check" = v."check" and coalesce(a.region, v.region) = v.region
        and coalesce(a.resource, v.resource) = v.resource order by a.n limit 1)`
    if (kinds === null) this.#conditions.push(`${kind} is null`)
    else this.#oneOf(kind, kinds)
  }

  #finding(finding: string): void {
    const valid = /^[0-9a-f]{32}$/.test(finding)
    this.#conditions.push(valid ? `v.finding = ${this.#value(finding)}::uuid` : 'false')
  }
}
