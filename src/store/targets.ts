/** `refused`: AWS did not let us in; `disabled`: the account has not enabled the region; `failed`: it ended with an error. */
export type TargetStatus = 'queued' | 'running' | 'done' | 'refused' | 'disabled' | 'failed' | 'cancelled'
export type EndedStatus = Exclude<TargetStatus, 'queued' | 'running'>

/** One account in one region (or `global`) of one run. */
export interface TargetKey {
  readonly run: string
  readonly account: string
  readonly region: string
}

export interface Target extends TargetKey {
  readonly status: TargetStatus
  readonly attempts: number
  readonly worker: string | null
  readonly leaseUntil: string | null
  readonly error: { readonly code: string; readonly message: string } | null
  readonly principal: string | null
  readonly apiCalls: number
  readonly startedAt: string | null
  readonly finishedAt: string | null
}

export interface TargetOutcome {
  readonly status: EndedStatus
  readonly error?: { readonly code: string; readonly message: string } | undefined
  readonly principal?: string | undefined
  readonly apiCalls: number
}

export interface Targets {
  /** Adds targets; those that are there stay as they are. */
  add(run: string, targets: readonly { account: string; region: string }[]): Promise<void>
  /**
   * Takes a target for a worker: undefined when another holds it or it has ended, or when its run belongs to another
   * process (`owner`). A target whose lease ran out can be taken again; `attempts` counts.
   */
  claim(key: TargetKey, by: { worker: string; owner: string | null; leaseMs: number }): Promise<Target | undefined>
  /** Any target that can be taken (of one run), oldest run first; skips what others are taking. */
  claimNext(by: { worker: string; owner: string | null; leaseMs: number }, run?: string): Promise<Target | undefined>
  /** Renews the lease; false when it went to another worker, who must then be left to it. */
  heartbeat(key: TargetKey, worker: string, leaseMs: number): Promise<boolean>
  /** Ends a target; false when this worker no longer holds it. */
  end(key: TargetKey, worker: string, outcome: TargetOutcome): Promise<boolean>
  /** Gives a target back to the queue, to be tried again. */
  release(key: TargetKey, worker: string): Promise<boolean>
  /** Ends everything of a run that has not begun or ended. */
  cancel(run: string): Promise<number>
  /** Ordered by account, region. */
  list(run: string): Promise<Target[]>
  /** Targets to be taken: queued, or running with a lease that ran out. `owner` null: runs of nobody in particular. */
  stale(owner: string | null, limit?: number): Promise<TargetKey[]>
  progress(run: string): Promise<Record<TargetStatus, number>>
}
