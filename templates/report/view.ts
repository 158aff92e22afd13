import type { FrameworkView } from './control-view.ts'
import type { IdentityView } from './identity-view.ts'
import type { PopulationView } from './population-view.ts'
import type { PreviousView } from './previous-view.ts'
import type { RequestView } from './request-view.ts'
import type { Tally } from './statuses.ts'
import type { AcceptanceSum, TestView } from './test-view.ts'

/**
 * What the pages of a report are made from. It is small whatever the account's size: rows are capped, and each cap
 * states its total. Times are RFC 3339 UTC; {@link ReportView.timeZone} adds the reader's own.
 */
export interface ReportView {
  readonly id: string
  /** Null for the package's own report, which is signed and has all frameworks. */
  readonly request: RequestView | null
  readonly label: string | null
  readonly run: string
  readonly created: string
  /** `exhibit 0.1.0` */
  readonly tool: string
  readonly commit: string | null
  readonly modified: boolean | null
  readonly checksSha256: string
  /** Of the code that turns evidence into results by these checks. */
  readonly rulesSha256: string | null
  readonly mappings: readonly { readonly id: string; readonly sha256: string; readonly origin: string }[]
  /** The account's package before this one; null for the first. */
  readonly previous: PreviousView | null
  /** Null for AWS's own endpoints. */
  readonly notFromAws: { readonly band: string; readonly reason: string } | null
  readonly hosts: readonly string[]
  readonly asOf: { readonly from: string; readonly to: string } | null
  /** The oldest moment AWS itself gave for what it handed out, where that is before `asOf.from`. */
  readonly olderSource: { readonly type: string; readonly at: string } | null
  readonly auditPeriod: { readonly from: string; readonly to: string; readonly statedBy: string } | null
  /** What the owner states; null where nothing is. */
  readonly statement: StatementView | null
  readonly timeZone: string | null
  readonly signer: { readonly subject: string; readonly fingerprint: string }
  readonly accounts: readonly AccountView[]
  readonly askedTypes: readonly string[]
  readonly counts: {
    readonly items: number
    readonly resources: number
    readonly apiCalls: number
    readonly findings: Tally
  }
  readonly gapCounts: { readonly lists: number; readonly members: number; readonly fields: number }
  readonly severities: readonly { readonly severity: string; readonly tally: Tally }[]
  /** One version of each framework. */
  readonly frameworks: readonly FrameworkView[]
  /** Titles of the versions that stand in the data only. */
  readonly olderVersions: readonly string[]
  readonly tests: readonly TestView[]
  readonly acceptances: {
    /** Failing findings that somebody accepts. */
    readonly findings: number
    readonly total: number
    readonly shown: readonly AcceptanceSum[]
  }
  /** Null where the package does not say what users and roles can do. */
  readonly identity: IdentityView | null
  readonly gaps: readonly GapView[]
  readonly populations: readonly PopulationView[]
  readonly files: readonly FileView[]
  /** The embedded copy of controls.json, if there is one. */
  readonly attached: string | null
}

/** Untested, and of no effect on any status; null: not stated. */
export interface StatementView {
  readonly entity: string | null
  readonly system: string | null
  readonly preparedBy: string | null
  readonly reviewedBy: string | null
  readonly contact: string | null
  readonly soc2Categories: string | null
  readonly pciRole: string | null
  readonly pciScope: string | null
  readonly premises: string | null
  readonly media: string | null
  readonly notApplicable: readonly { readonly control: string; readonly reason: string; readonly statedBy: string }[]
}

export interface AccountView {
  readonly account: string
  readonly alias: string | null
  readonly partition: string
  readonly principal: string | null
  readonly asked: readonly string[]
  readonly reached: readonly string[]
  /** Region and why, in words. */
  readonly refused: readonly { readonly region: string; readonly because: string }[]
  readonly disabled: readonly string[]
  readonly notAsked: readonly string[]
  /** Enabled regions against those that were read; null where they were not listed. */
  readonly counted: { readonly enabled: number; readonly read: number; readonly asOf: string } | null
  /** Of its organization; null where it is in none, or nothing says so. */
  readonly organization: OrganizationView | null
}

/** The accounts of an organization against those of the run. */
export interface OrganizationView {
  /** In words. */
  readonly reached: string
  readonly agrees: boolean
  /** Numbers of accounts, closed ones with their state. */
  readonly refused: readonly string[]
  readonly missing: readonly string[]
  readonly undecided: readonly string[]
  readonly closed: readonly string[]
  readonly left: readonly string[]
}

/** Gaps of one kind, by action and reason. */
export interface GapView {
  /** What could not be read: a region, a whole list, listed members, or fields of members. */
  readonly what: 'region' | 'list' | 'member' | 'field'
  readonly action: string
  readonly reason: string
  readonly detail: string
  readonly count: number
  readonly fields: readonly string[]
  readonly examples: readonly string[]
  /** What would close it. */
  readonly remedy: string
}

export interface FileView {
  readonly path: string
  readonly sha256: string
  readonly size: number
}
