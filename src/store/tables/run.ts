import type { Coverage, Covered, Outcome } from '../../evidence/coverage.ts'
import type { Source, Trigger } from '../../evidence/item.ts'
import type { OrganizationStanding } from '../../evidence/organization.ts'
import type { RunRequest, RunStatus } from '../kernel/column-types.ts'

/**
 * `queued` → `collecting` → `finishing` (every target has ended; one worker assesses and packages) → `finished`,
 * or `failed` or `cancelled` from anywhere before.
 */
export interface NewRun {
  readonly id?: string | undefined
  readonly request: RunRequest
  /** Same identity, endpoint and arguments give the same key: an interrupted run is found again by it. */
  readonly identityKey: string
  readonly trigger: Trigger
  readonly source: Source
  readonly label: string | null
  /** Set for runs that belong to the process that submitted them (ambient credentials, recordings). */
  readonly owner: string | null
  readonly tool: string
  /** The trace it belongs to (W3C `traceparent`); left out: none. */
  readonly traceparent?: string | null
  /** What was known of each connected organization when all accounts were asked for; left out: nothing. */
  readonly organizations?: readonly OrganizationStanding[] | null
}

export interface Run extends Required<Omit<NewRun, 'id'>> {
  readonly id: string
  readonly status: RunStatus
  readonly createdAt: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
  /** AccountScope[] of the manifest, as the service wrote it. */
  readonly scope: unknown
  /** What the service counted; null until it did. */
  readonly counts: unknown
  readonly error: { readonly code: string; readonly message: string } | null
  /** Null until every target ended, and for runs of before it was recorded. */
  readonly outcome: Outcome | null
  readonly coverage: Coverage | null
}

/** What came of one account of a run. */
export interface RunAccount extends Covered {
  readonly account: string
}

export interface RunFilter {
  readonly status?: RunStatus | undefined
  readonly account?: string | undefined
  readonly schedule?: string | undefined
  /** Created at or after, before; with `by: 'end'`, ended at or after, before. */
  readonly since?: string | undefined
  readonly until?: string | undefined
  readonly by?: 'start' | 'end' | undefined
}
