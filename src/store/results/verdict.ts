import type { Status } from '../../../connectors/kit/index.ts'
import type { FindingCounts } from '../../evidence/finding.ts'
import type { ItemKey } from '../evidence/item-writer.ts'

/** What a check said about one resource: what varies of a finding. The rest is joined in from the registry. */
export interface StoredVerdict {
  readonly check: string
  /** 32 hex digits, see `findingId`. */
  readonly finding: string
  readonly resource: string
  /** The resource's region, or `global`. */
  readonly region: string
  readonly status: Status
  readonly reason: string
  /** `sha256:…`; null where the account or an empty population was judged. */
  readonly resourceDigest: string | null
}

/** A verdict as read back, with the run's share of it. */
export interface FoundVerdict extends StoredVerdict {
  readonly account: string
  /** Evidence type of the group it was written with. */
  readonly type: string
  readonly item: string | null
  readonly observedAt: string
}

/**
 * One group of verdicts of a run: those of one account, region and evidence type. `part` tells apart groups of the same
 * scope (`resource` and `account` checks); default ''.
 */
export interface VerdictKey extends ItemKey {
  readonly part?: string | undefined
}

export interface VerdictFilter {
  readonly status?: readonly Status[] | undefined
  readonly account?: string | undefined
  readonly region?: string | undefined
  readonly type?: string | undefined
  readonly resource?: string | undefined
  /** Only these checks; an empty list finds nothing. */
  readonly checks?: readonly string[] | undefined
  /** Not these checks. */
  readonly except?: readonly string[] | undefined
  readonly finding?: string | undefined
  readonly accepted?: AcceptedFilter | undefined
  /** RFC 3339; as of when it was judged. */
  readonly since?: string | undefined
  readonly until?: string | undefined
}

/** By the acceptance that stands beside a failing finding: of those that cover it, the first. */
export interface AcceptedFilter {
  readonly acceptances: readonly {
    readonly check: string
    readonly region: string | null
    readonly resource: string | null
    readonly kind: string
  }[]
  /** Of these kinds; null: findings with none. */
  readonly kinds: readonly string[] | null
}

export interface CheckTally extends FindingCounts {
  readonly account: string
  readonly check: string
}
