import { STATUSES } from '../../../connectors/kit/index.ts'
import { isUuid } from '../kernel/sql.ts'
import type { AcceptedFilter, VerdictFilter } from './verdict.ts'

/** `type` last: it only tells apart what else would be equal. */
export const ORDER = 'l.account, v.region, v."check", v.resource, l.type'

const SOURCE = 'from run_verdicts l cross join lateral unnest(l.chunks) c(id) join verdicts v on v.chunk = c.id'

/** What orders within an account's group; the index `verdicts_order` begins with it. */
const WITHIN = 'v.region, v."check", v.resource'

const COLUMNS = `l.account, v.region, v."check", v.resource, l.type, l.item, l.observed_at as "observedAt",
  replace(v.finding::text, '-', '') as finding, v.status, v.reason,
  'sha256:' || encode(v.resource_digest, 'hex') as "resourceDigest"`

/** The text and values of a query over the verdicts of a run. */
export class VerdictQuery {
  readonly values: unknown[] = []
  readonly #conditions: string[] = []
  /** Those that speak of groups alone. */
  readonly #group: string[] = []
  readonly #account: string | undefined

  constructor(run: string, filter: VerdictFilter, accounts: 'all' | readonly string[]) {
    this.#account = filter.account
    this.#equal('l.run', isUuid(run) ? run : '00000000-0000-0000-0000-000000000000')
    this.#equal('l.account', filter.account)
    if (accounts !== 'all') this.#oneOf('l.account', accounts)
    this.#equal('l.type', filter.type)
    this.#group.push(...this.#conditions)
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

  /** Of these accounts alone. */
  of(accounts: readonly string[]): void {
    this.#group.push(`l.account = any(${this.#value(accounts)}::text[])`)
  }

  /** The rows after this one, in the order of {@link ORDER}. */
  after(key: readonly string[]): void {
    const [account, region, check, ...rest] = key.map(part => this.#value(part))
    this.#conditions.push(`(${ORDER}) > (${[account, region, check, ...rest].join(', ')})`)
    // Within one account it says nothing new, but lets the index begin there.
    if (key[0] === this.#account) this.#conditions.push(`(v.region, v."check") >= (${region}, ${check})`)
  }

  select(): string {
    return `select ${COLUMNS} ${SOURCE} ${this.#where()}`
  }

  /**
   * The first rows in order. Of each chunk no more are read than the page takes, instead of all verdicts to be sorted; which
   * chunks is settled first, as PostgreSQL would else read those of other accounts too before it leaves them out.
   */
  first(limit: number): string {
    const rows = `(select v.* from verdicts v where v.chunk = c.id and ${this.#conditions.join(' and ')}
      order by ${WITHIN} limit ${limit})`
    return `with l as materialized (select l.* from run_verdicts l where ${this.#group.join(' and ')})
      select ${COLUMNS} from l cross join lateral unnest(l.chunks) c(id) cross join lateral ${rows} v
      order by ${ORDER} limit ${limit}`
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
