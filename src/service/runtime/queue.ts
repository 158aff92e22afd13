export interface TargetKey {
  readonly run: string
  readonly account: string
  /** A region, or `global` for account-wide types. */
  readonly region: string
}

/**
 * Hints to whoever has time: the database is the truth, and a sweep finds what a lost hint would have started. A run
 * with an `owner` belongs to the process of that name: no other worker takes its targets. A hint that the queue does not
 * take soon is lost: it never fails, and holds nobody up.
 */
export interface JobQueue {
  /** `attempts`: how often it was begun, so that a hint after a worker died is not taken for the one that died with it. */
  collect(targets: readonly (TargetKey & { readonly attempts?: number })[], owner: string | null): Promise<void>
  finish(run: string, owner: string | null): Promise<void>
  /** That a delivery is due, or will be: whoever is told looks for all that are. */
  deliver(delivery: string, delayMs: number): Promise<void>
  /** To ask authorities once more for the timestamp of a package, or of the ledger; one hint at a time of each waits. */
  timestamp(of: string, delayMs: number): Promise<void>
  /** That a slot of a schedule comes in so many milliseconds. */
  schedule(schedule: string, slot: string, delayMs: number): Promise<void>
  /** Rejects when the queue does not answer soon. */
  ping(): Promise<void>
}
