import type { Tally } from '../../assess/account-tallies.ts'
import type { Finding } from '../../evidence/finding.ts'
import { noFindings } from '../../evidence/finding.ts'

type Counting = ReturnType<typeof noFindings>

/** What came of each check in each account. A check without any finding has no tally. */
export class Tallies {
  readonly #accounts = new Map<string, Map<string, Counting>>()

  add({ account, check, status }: Pick<Finding, 'account' | 'check' | 'status'>): void {
    const checks = this.#accounts.get(account) ?? new Map<string, Counting>()
    const tally = checks.get(check) ?? noFindings()
    tally[status]++
    checks.set(check, tally)
    this.#accounts.set(account, checks)
  }

  of(account: string): ReadonlyMap<string, Tally> {
    return this.#accounts.get(account) ?? new Map()
  }
}
