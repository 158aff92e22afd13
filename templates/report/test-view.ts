import type { PopulationCounts, TypeCounts } from './population-view.ts'
import type { Tally } from './statuses.ts'

export interface TestView {
  readonly id: string
  readonly title: string
  readonly severity: string
  readonly type: string
  readonly remediation: string
  readonly tally: Tally
  readonly accepted: number
  /** Of the lists whose members it judges. */
  readonly population: PopulationCounts
  /** Findings about accounts or regions as a whole, not about members of the list. */
  readonly ofAccounts: boolean
  /** What it also reads to judge them. */
  readonly alsoRead: readonly TypeCounts[]
  /** `<framework>/<control>` */
  readonly controls: readonly string[]
  readonly failing: readonly ResultRow[]
  readonly unknown: readonly ResultRow[]
  /** A sample: those with the smallest finding ids, which are hashes. */
  readonly passing: readonly ResultRow[]
  readonly nothingToJudge: readonly string[]
  readonly acceptances: readonly AcceptanceRow[]
}

export interface ResultRow {
  readonly resource: string
  readonly name: string | null
  readonly account: string
  readonly region: string
  readonly reason: string
  readonly accepted: boolean
}

export interface AcceptanceText {
  readonly kind: string
  readonly reason: string
  readonly owner: string
  readonly requestedBy: string
  readonly approvedBy: string
  readonly until: string
}

export interface AcceptanceRow extends AcceptanceText {
  readonly resource: string
}

/** One acceptance, which may stand beside many findings. */
export interface AcceptanceSum extends AcceptanceText {
  readonly id: string
  readonly findings: number
  readonly checks: readonly string[]
  /** The first few, by name. */
  readonly resources: readonly string[]
}
