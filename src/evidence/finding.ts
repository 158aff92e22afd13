import { type Severity, STATUSES, type Status } from '../../connectors/kit/index.ts'
import { jsonDigest } from './digest.ts'

/** How many findings have each status. */
export type FindingCounts = Readonly<Record<Status, number>>

export const noFindings = (): Record<Status, number> =>
  Object.fromEntries(STATUSES.map(status => [status, 0])) as Record<Status, number>

/** The result of one check on one resource (or on the account, or the account in a region). */
export interface Finding {
  /** Stable over runs: a hash of check, account, region and resource. */
  readonly id: string
  readonly check: string
  readonly title: string
  readonly status: Status
  readonly reason: string
  readonly severity: Severity
  readonly account: string
  readonly region: string
  /** ARN where AWS has one, else AWS's id. */
  readonly resource: string
  /** Digest of the resource's settings; null where the account or an empty population was judged. */
  readonly resourceDigest: string | null
  /** Id of the evidence item judged; null where it was not collected. */
  readonly evidence: string | null
  /** Ids of further items the check read. */
  readonly inputs: readonly string[]
  readonly observedAt: string
  readonly remediation: string
  /** `<framework>/<control>` */
  readonly controls: readonly string[]
  readonly acceptance: Acceptance | null
}

export const ACCEPTANCE_KINDS = ['risk', 'compensating', 'intended', 'false_positive'] as const
export type AcceptanceKind = (typeof ACCEPTANCE_KINDS)[number]

export interface Acceptance {
  readonly id: string
  readonly kind: AcceptanceKind
  readonly reason: string
  readonly owner: string
  readonly requestedBy: string
  readonly approvedBy: string
  readonly until: string
}

/** 32 hex digits. */
export function findingId(of: { check: string; account: string; region: string; resource: string }): string {
  return jsonDigest([of.check, of.account, of.region, of.resource]).slice(7, 39)
}
