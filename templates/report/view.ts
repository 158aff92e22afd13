/**
 * What the pages of a report are made from. It is small whatever the account's size: rows are capped, and each cap
 * states its total. Times are RFC 3339 UTC; {@link ReportView.timeZone} adds the reader's own.
 */
export interface ReportView {
  readonly id: string
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

export type FindingStatus = 'pass' | 'fail' | 'unknown' | 'not_applicable'
export type Tally = Readonly<Record<FindingStatus, number>>
export type ControlStatus =
  | 'tests_failed'
  | 'not_verified'
  | 'tests_passed'
  | 'review'
  | 'no_population'
  | 'inherited'
  | 'manual'

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
}

export interface FrameworkView {
  readonly id: string
  readonly title: string
  readonly kind: 'benchmark' | 'criteria'
  readonly publisher: string
  readonly source: string
  /** What is stated or not known of its scope: who applies PCI DSS states which systems are in scope. */
  readonly scopeNote: string | null
  /** Controls by the status of their worst account. */
  readonly statuses: Readonly<Record<ControlStatus, number>>
  /** What the controls of each status hold: no status hides a failing test. */
  readonly within: Readonly<Record<ControlStatus, WithinView>>
  readonly controls: readonly ControlView[]
}

/** What was read of one evidence type. */
export interface TypeCounts {
  readonly type: string
  readonly items: number
  readonly listed: number
  readonly collected: number
}

/** Controls of one status: with failing tests, with tests of which none failed, and without any test. */
export interface WithinView {
  readonly controls: number
  readonly failing: number
  readonly clean: number
  readonly untested: number
}

/** What the items behind a control or a test add up to. */
export interface PopulationCounts {
  readonly items: number
  readonly listed: number
  readonly collected: number
  /** Listed and not read. */
  readonly members: number
  /** Settings that were not read. */
  readonly fields: number
  readonly incomplete: number
  /** Items whose list a second, independent count agrees with. */
  readonly reconciled: number
  /** Items for which no list was made though nothing is missing: judged in another account, or empty by definition. */
  readonly unlisted: number
  /** Items that were not listed but computed from others, and are as whole as these. */
  readonly computed?: number
  /** Left out on purpose; the rules stand with the evidence. */
  readonly excluded: number
  /** Regions of the scope that refused, where it depends on regions: nothing is known of them, and they have no list. */
  readonly refused: number
}

export interface ControlView {
  readonly id: string
  readonly title: string
  readonly level: string | null
  readonly evidence: 'full' | 'partial' | 'none'
  readonly assessment: 'automated' | 'manual'
  readonly responsibility: 'customer' | 'shared' | 'provider'
  readonly organization: boolean
  /** What the owner states of it, in sentences. */
  readonly stated: string | null
  /** Who states that it does not apply; the status stays. */
  readonly notApplicable: string | null
  /** What took its place, as a sentence. */
  readonly superseded: string | null
  readonly limits: string | null
  readonly needs: string | null
  /** The worst of all accounts. */
  readonly status: ControlStatus
  readonly results: readonly {
    readonly account: string
    readonly status: ControlStatus
    readonly because: string
    readonly findings: Tally
  }[]
  readonly tests: readonly ControlTest[]
  /** Groups of which any one member is enough, by title. */
  readonly anyOf: readonly (readonly string[])[]
  readonly population: PopulationCounts
  /** Enabled regions outside the declared scope, where the control depends on regions. */
  readonly outside: number
  /** Evidence types with their lists and members; unlike things are not added up. */
  readonly evidenceOf: readonly TypeCounts[]
  readonly accepted: number
  /** The acceptances behind them, the first few, and how many there are. */
  readonly acceptances: readonly AcceptanceText[]
  readonly acceptancesTotal: number
  /** First failing resources by name, and how many there are. */
  readonly failing: readonly string[]
  readonly failingTotal: number
  /** Judged tests with a failing finding. */
  readonly failedTests: number
}

export interface ControlTest {
  readonly id: string
  readonly title: string
  readonly strength: 'demonstrates' | 'supports' | 'context'
  readonly because: string
  readonly tally: Tally
}

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

/** The IPE block of one evidence type: how every item of it was made. */
export interface PopulationView {
  readonly type: string
  readonly title: string
  readonly definition: string
  readonly items: number
  readonly listed: number
  readonly collected: number
  readonly gaps: number
  readonly fieldGaps: number
  readonly excluded: readonly { readonly rule: string; readonly count: number }[]
  readonly incomplete: number
  /** Regions of the scope that refused and so have no item, if the type is one of regions. */
  readonly refused: number
  /** Items whose list a second, independent count agrees with. */
  readonly reconciled: number
  /** Items for which no list was made though nothing is missing. */
  readonly unlisted: number
  /** Items that were not listed but computed from others, and are as whole as these. */
  readonly computed?: number
  /** The types that they were computed from. */
  readonly inputs?: readonly string[]
  readonly reconciliations: readonly string[]
  /** What is judged in other accounts or empty by definition, as clauses. */
  readonly elsewhere: readonly string[]
  readonly principals: readonly string[]
  readonly triggers: readonly string[]
  readonly tools: readonly string[]
  /** Where the settings were read, in words. */
  readonly sources: readonly string[]
  /** Read from a recording: `from` and `to` are the times of the replay, `sourceAsOf` that of the recording. */
  readonly replayed: boolean
  readonly from: string
  readonly to: string
  readonly sourceAsOf: string | null
  readonly clockOffsetMs: number | null
  readonly calls: readonly CallView[]
  readonly redactions: readonly { readonly rule: string; readonly count: number }[]
  readonly rows: readonly ItemRow[]
  /** Items with a complete, empty list; shown together. */
  readonly empty: readonly { readonly account: string; readonly region: string; readonly id: string }[]
  readonly emptyTotal: number
}

export interface CallView {
  readonly action: string
  readonly operation: string
  readonly parameters: string
  readonly variesBy: readonly string[]
  readonly calls: number
  readonly pages: number
  readonly failed: number
  readonly firstAt: string
  readonly lastAt: string
  readonly requestIds: readonly string[]
}

export interface ItemRow {
  readonly id: string
  readonly path: string
  readonly account: string
  readonly region: string
  readonly from: string
  readonly to: string
  readonly listed: number
  readonly collected: number
  readonly gaps: number
  readonly fieldGaps: number
  readonly excluded: number
  readonly complete: boolean
  readonly reconciled: boolean
  readonly why: string | null
  /** What of it is judged in another account, or why it is empty by definition. */
  readonly elsewhere: string | null
  readonly digest: string
  readonly root: string
}

export interface FileView {
  readonly path: string
  readonly sha256: string
  readonly size: number
}

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
