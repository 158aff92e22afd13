import type { Tally } from '../../assess/account-evidence.ts'
import type { Finding } from '../../evidence/finding.ts'

type Counting = { -readonly [status in keyof Tally]: Tally[status] }

/** What came of each check in each account. A check without any finding has no tally. */
export class Tallies {
  readonly #accounts = new Map<string, Map<string, Counting>>()

  add({ account, check, status }: Pick<Finding, 'account' | 'check' | 'status'>): void {
    const checks = this.#accounts.get(account) ?? new Map<string, Counting>()
    const tally = checks.get(check) ?? { pass: 0, fail: 0, unknown: 0, not_applicable: 0 }
    tally[status]++
    checks.set(check, tally)
    this.#accounts.set(account, checks)
  }

  of(account: string): ReadonlyMap<string, Tally> {
    return this.#accounts.get(account) ?? new Map()
  }
}
