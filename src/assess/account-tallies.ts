import type { FindingCounts } from '../evidence/finding.ts'

/** How many findings of a check have each status, in one account. */
export type Tally = FindingCounts

/** What was collected of one evidence type in one account. */
export interface TypeState {
  /** Ids of the evidence items. */
  readonly items: readonly string[]
  /** Why the population is not whole, as a clause; null where it is. */
  readonly missing: string | null
  /** True where the population depends on the regions of the run. */
  readonly regional: boolean
  /** What was left out on purpose. */
  readonly excluded: readonly { readonly rule: string; readonly count: number }[]
  /** Accounts where some of it is judged, because only they may read it; `alone`: nothing of it is this account's. */
  readonly elsewhere?: { readonly accounts: readonly string[]; readonly alone: boolean }
}

/** All that the status of a control depends on, in one account. Tallies, not findings: it does not grow with the account. */
export interface AccountTallies {
  readonly account: string
  readonly tallies: ReadonlyMap<string, Tally>
  readonly types: ReadonlyMap<string, TypeState>
  /** The evidence types that a check judges (the first) and reads. */
  readonly typesOf: (check: string) => readonly string[]
  /** Regions asked for and not reached: refused or not enabled. */
  readonly unreached: readonly string[]
  /** Of the organization: why not all of its accounts that were asked for were read, and that others were not asked for, as clauses. */
  readonly organization?: { readonly short: string | null; readonly outside: string | null }
  /** Enabled regions that were not asked for. */
  readonly outside: readonly string[]
}
