import type { Source, Trigger } from '../evidence/item.ts'
import type { Page, PageRequest } from './page.ts'

/**
 * `queued` → `collecting` → `finishing` (every target has ended; one worker assesses and packages) → `finished`,
 * or `failed` or `cancelled` from anywhere before.
 */
export type RunStatus = 'queued' | 'collecting' | 'finishing' | 'finished' | 'failed' | 'cancelled'

/** What was asked for; `null` means all. `options` is the service's own. */
export interface RunRequest {
  /** 12-digit ids; empty: the account the process's own credentials belong to. */
  readonly accounts: readonly string[]
  readonly regions: readonly string[] | null
  readonly frameworks: readonly string[] | null
  readonly types: readonly string[] | null
  readonly destinations: readonly string[]
  readonly options: Readonly<Record<string, unknown>>
}

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
}

export interface RunFilter {
  readonly status?: RunStatus | undefined
  readonly account?: string | undefined
  readonly schedule?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
}

export interface Runs {
  create(run: NewRun): Promise<Run>
  /** Throws `not_found`. */
  get(id: string): Promise<Run>
  /** Newest first. */
  list(filter: RunFilter, page?: PageRequest): Promise<Page<Run>>
  /** The newest run with this key that has not ended. */
  resumable(identityKey: string): Promise<Run | undefined>
  /** The newest finished run (that reached an account). */
  latest(account?: string): Promise<Run | undefined>
  /** Takes over a run whose owner died. */
  adopt(id: string, owner: string): Promise<void>
  /** Writes scope, counts or source; absent members stay as they are. */
  describe(id: string, facts: { scope?: unknown; counts?: unknown; source?: Source }): Promise<void>
  /** Adds what was found of one account to `scope`, under its number, in one statement: several accounts may do so at once. */
  describeAccount(id: string, account: string, facts: unknown): Promise<void>
  /**
   * Gives the right to finish a run to one worker: true once, when every target has ended, and again only when that
   * worker's lease ran out. Renew it with {@link Runs.renewFinish}.
   */
  claimFinish(id: string, worker: string, leaseMs: number): Promise<boolean>
  /** False when the lease went to another worker. */
  renewFinish(id: string, worker: string, leaseMs: number): Promise<boolean>
  /** Ends a run; false when it had ended already. */
  end(
    id: string,
    status: 'finished' | 'failed' | 'cancelled',
    error?: { code: string; message: string },
  ): Promise<boolean>
  /** Runs that nobody is finishing though every target ended, or whose finisher's lease ran out. */
  unfinished(): Promise<string[]>
}
