import type { FindingStatus } from './statuses.ts'

/** The account's package before this one, and what makes the two differ besides the account itself. */
export interface PreviousView {
  readonly id: string
  readonly created: string
  readonly manifestSha256: string
  readonly asOf: { readonly from: string; readonly to: string }
  readonly source: string
  readonly version: string
  readonly commit: string | null
  readonly modified: boolean | null
  readonly checksSha256: string
  readonly rulesSha256: string | null
  readonly findings: Readonly<Record<FindingStatus, number>>
  readonly changes: {
    /** `shared`: defined as before, but code that they share differs. Null where the package before lists no checks. */
    readonly checks: (DifferenceView & { readonly shared: readonly string[] }) | null
    readonly mappings: DifferenceView
    readonly types: Omit<DifferenceView, 'changed'>
    /** As `<account> <region>`. */
    readonly regions: Omit<DifferenceView, 'changed'>
  }
  readonly drift?: DriftView | null
}

/** What changed from one package of an account to the next. Counts are of all; only the first ones are named. */
export interface DriftView {
  /** Types with a difference, by type. */
  readonly resources: readonly TypeDriftView[]
  /** Findings of another status, worst first: those that passed and fail lead. */
  readonly statuses: readonly StatusChangeView[]
  /** The first findings of each change of status, in the order of `statuses`. */
  readonly flips: readonly FlipView[]
  /** `of`: an evidence type, or for findings a test. */
  readonly notCompared: readonly {
    readonly what: 'list' | 'resource' | 'setting' | 'finding'
    readonly of: string
    readonly because: string
    readonly count: number
  }[]
}

export interface NamedResourceView {
  readonly id: string
  readonly name: string
  readonly account: string
  readonly region: string
}

export interface TypeDriftView {
  readonly type: string
  readonly title: string
  readonly added: number
  readonly gone: number
  readonly changed: number
  readonly examples: {
    readonly added: readonly NamedResourceView[]
    readonly gone: readonly NamedResourceView[]
    /** With the settings that differ, by their names at the top. */
    readonly changed: readonly (NamedResourceView & { readonly fields: readonly string[] })[]
  }
}

/** Null: there was, or is, no such finding. */
export interface StatusChangeView {
  readonly before: FindingStatus | null
  readonly now: FindingStatus | null
  readonly count: number
}

export interface FlipView extends Omit<StatusChangeView, 'count'> {
  readonly check: string
  readonly title: string
  readonly severity: string
  readonly account: string
  readonly region: string
  readonly resource: string
  /** The test is defined in another way than then: that may be why. */
  readonly testChanged: boolean
}

export interface DifferenceView {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly string[]
}
