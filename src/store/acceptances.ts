import type { Acceptance as AcceptanceOfFinding } from '../evidence/finding.ts'
import type { Page, PageRequest } from './page.ts'

export interface NewAcceptance {
  /** What is accepted: a check in an account, all of it or one resource. */
  readonly check: string
  readonly account: string
  readonly region: string | null
  readonly resource: string | null
  readonly kind: AcceptanceOfFinding['kind']
  readonly reason: string
  readonly owner: string
  readonly requestedBy: string
  readonly until: string
}

export interface StoredAcceptance extends NewAcceptance {
  readonly id: string
  readonly approvedBy: string | null
  readonly approvedAt: string | null
  readonly revokedBy: string | null
  readonly revokedAt: string | null
  readonly createdAt: string
}

export interface Acceptances {
  create(acceptance: NewAcceptance): Promise<StoredAcceptance>
  get(id: string): Promise<StoredAcceptance>
  list(
    filter: { account?: string | undefined; check?: string | undefined; active?: boolean | undefined },
    page?: PageRequest,
  ): Promise<Page<StoredAcceptance>>
  /** Throws `conflict` when the approver is who asked, or it was approved or revoked. */
  approve(id: string, by: string): Promise<StoredAcceptance>
  revoke(id: string, by: string): Promise<StoredAcceptance>
  /** Approved, not revoked and not past `until` at a moment. */
  activeAt(moment: string, account?: string): Promise<StoredAcceptance[]>
}
