import type { Coverage, Outcome } from '../../evidence/coverage.ts'
import type { FindingCounts } from '../../evidence/finding.ts'
import type { Gap, Source } from '../../evidence/item.ts'
import type { OrganizationReach } from '../../evidence/organization-reach.ts'
import type { StatedInManifest } from './owner-statement.ts'

export const PACKAGE_FORMAT = 'exhibit.package/v1'

/** The scope statement of one account. Regions asked = reached + refused + disabled. */
export interface AccountScope {
  readonly account: string
  readonly partition: string
  /** The name under which the owner connected the account; null where it was not connected. */
  readonly alias: string | null
  /** Who read; null where the account could not be entered. */
  readonly principal: string | null
  readonly regions: {
    readonly asked: readonly string[]
    /** True where all enabled regions were asked for; absent in packages made before it was stated. */
    readonly all?: boolean
    readonly reached: readonly string[]
    readonly refused: readonly (Gap & { readonly region: string })[]
    readonly disabled: readonly string[]
    /** Enabled regions outside the declared scope. */
    readonly notAsked: readonly string[]
    /** Left out where the list of regions could not be read, and in packages made before it was stated. */
    readonly counted?: RegionCount
  }
  /** Why the account's regions could not be listed (or the account not be entered); null where they were. */
  readonly listGap: Gap | null
  /** The accounts of its organization against those of the run; none for a standalone account and in older packages. */
  readonly organization?: OrganizationReach
}

/** The regions that the account has enabled, as AWS listed them last in the run, against those that were read. */
export interface RegionCount {
  readonly source: 'ec2:DescribeRegions'
  /** When they were listed. */
  readonly asOf: string
  readonly enabled: number
  /** Of those. */
  readonly read: number
  readonly agrees: boolean
}

/**
 * What a check is made from, as the first 32 hex digits of SHA-256 each: the statement that defines it, and that file with
 * all it imports of the connectors. Enough to tell two packages apart; what proves the code is `checksSha256`.
 */
export interface CheckDigest {
  readonly id: string
  readonly definition: string
  readonly source: string
}

/** A file of the package: its path in the zip, SHA-256 in hex, size in bytes. */
export interface ContentFile {
  readonly path: string
  readonly sha256: string
  readonly size: number
}

export interface Manifest {
  readonly format: typeof PACKAGE_FORMAT
  readonly id: string
  readonly created: string
  readonly asOf: { readonly from: string; readonly to: string }
  readonly auditPeriod: null | { readonly from: string; readonly to: string; readonly statedBy: string }
  /** What the owner states, untested; packages made before it could be stated have none. */
  readonly statement?: StatedInManifest
  readonly source: Source
  readonly label: string | null
  readonly run: string
  /** When the run began: as of when is judged what was not collected. */
  readonly runStartedAt?: string
  /** What came of the account in this run, and whether all of it was asked for; older packages do not say. */
  readonly outcome?: Outcome
  readonly coverage?: Coverage
  readonly scope: {
    readonly accounts: readonly AccountScope[]
    readonly types: readonly string[]
    /** Every account of the run, each of which has a package of its own. */
    readonly runAccounts?: readonly string[]
  }
  readonly frameworks: readonly {
    readonly id: string
    readonly title: string
    readonly statuses: Readonly<Record<string, number>>
    /** Of those, by status, the controls with failing tests; absent in packages made before it was stated. */
    readonly failing?: Readonly<Record<string, number>>
  }[]
  readonly counts: {
    readonly items: number
    readonly resources: number
    readonly findings: FindingCounts
    readonly apiCalls: number
  }
  readonly gaps: {
    /** Lists that could not be made, members and fields that were not read. */
    readonly lists: number
    readonly members: number
    readonly fields: number
  }
  readonly generator: {
    readonly version: string
    readonly commit: string | null
    readonly modified: boolean | null
    readonly checksSha256: string
    /** One digest over the sources that turn evidence into findings and control statuses by these checks. */
    readonly rulesSha256?: string
    /** The checks of this package, sorted by id; packages made before there was this list have none. */
    readonly checks?: readonly CheckDigest[]
    readonly mappings: readonly { readonly id: string; readonly sha256: string; readonly origin: 'built-in' | 'user' }[]
  }
  /** The account's package before this one and what changed since; null where there is none. Older packages do not say. */
  readonly previous?: Previous | null
  /** Every evidence item, sorted by path: what ties a resource that is shown alone to the signature. */
  readonly items: readonly { readonly path: string; readonly id: string; readonly digest: string }[]
  /** URLs of the timestamp authorities that were to be asked; without `manifest.json.tsr` none of them answered. */
  readonly timestampAuthorities?: readonly string[]
  /** The ledger that the package is recorded in; with it, a package without `ledger/` was robbed of its proofs. */
  readonly ledger?: { readonly origin: string }
  /** Every content file, sorted by path, signer.pem and VERIFY.md included. */
  readonly files: readonly ContentFile[]
}

/** What is in one list and not in the other, and what is in both but differs; each sorted. */
export interface Difference {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly string[]
}

/** The account's package before this one, as its manifest has it, and what makes the two differ besides the account itself. */
export interface Previous {
  readonly id: string
  readonly created: string
  readonly manifestSha256: string
  readonly asOf: Manifest['asOf']
  readonly source: Source['kind']
  readonly version: string
  readonly commit: string | null
  readonly modified: boolean | null
  readonly checksSha256: string
  /** Null where the package before does not state it. */
  readonly rulesSha256: string | null
  readonly findings: Manifest['counts']['findings']
  readonly changes: {
    /** By id. `shared`: defined as before, but code of its file or of one it imports differs. Null where the package before lists no checks. */
    readonly checks: (Difference & { readonly shared: readonly string[] }) | null
    /** Mapping files by framework id: a mapping is here for each framework of the package. */
    readonly mappings: Difference
    readonly types: Omit<Difference, 'changed'>
    /** Regions asked for, as `<account> <region>`. */
    readonly regions: Omit<Difference, 'changed'>
  }
  /** What changed in the account itself; null where what the package before was made from is not there any more. */
  readonly drift?: Drift | null
}

export const NOT_COMPARED = ['list', 'resource', 'setting', 'finding'] as const

/** What changed from one package of an account to the next. Counts are of all; only the first ones are named. */
export interface Drift {
  /** Types with a difference, by type. */
  readonly resources: readonly TypeDrift[]
  /** Findings of another status, worst first: those that passed and fail lead. */
  readonly statuses: readonly StatusChange[]
  /** The first findings of each change of status, in the order of `statuses`. */
  readonly flips: readonly Flip[]
  /** `of`: an evidence type, or for findings a test. */
  readonly notCompared: readonly {
    readonly what: (typeof NOT_COMPARED)[number]
    readonly of: string
    readonly because: string
    readonly count: number
  }[]
}

export interface NamedResource {
  readonly id: string
  readonly name: string
  readonly account: string
  readonly region: string
}

export interface TypeDrift {
  readonly type: string
  readonly title: string
  readonly added: number
  readonly gone: number
  readonly changed: number
  readonly examples: {
    readonly added: readonly NamedResource[]
    readonly gone: readonly NamedResource[]
    /** With the settings that differ, by their names at the top. */
    readonly changed: readonly (NamedResource & { readonly fields: readonly string[] })[]
  }
}

/** Null: there was, or is, no such finding. */
export interface StatusChange {
  readonly before: keyof FindingCounts | null
  readonly now: keyof FindingCounts | null
  readonly count: number
}

export interface Flip extends Omit<StatusChange, 'count'> {
  readonly check: string
  readonly title: string
  readonly severity: string
  readonly account: string
  readonly region: string
  readonly resource: string
  /** The test is defined in another way than then: that may be why. */
  readonly testChanged: boolean
}
