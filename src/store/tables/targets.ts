import { type RawBuilder, sql } from 'kysely'
import type { TargetStatus } from '../kernel/column-types.ts'
import type { Db } from '../kernel/schema.ts'
import { jsonOrNull, leaseEnd } from '../kernel/sql.ts'
import { requireSeen, seenOfRun, type Viewer } from '../kernel/viewer.ts'

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
  /** Attempts in a row, this one included, that did not store a single item. */
  readonly failures: number
  readonly worker: string | null
  readonly leaseUntil: string | null
  /** Of a target that is to be tried again: what went wrong last. */
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

/** The target as a worker holds it; an attempt whose lease ran out is no longer the one that counts. */
export interface HeldTarget extends TargetKey {
  readonly attempts?: number
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
  heartbeat(key: HeldTarget, worker: string, leaseMs: number): Promise<boolean>
  /** Ends a target; false when this worker no longer holds it. */
  end(key: HeldTarget, worker: string, outcome: TargetOutcome): Promise<boolean>
  /** Gives a target back to the queue: it was not its fault that it was not read. */
  release(key: HeldTarget, worker: string, apiCalls?: number): Promise<boolean>
  /** Gives a target back after an error of ours, to be tried again after a while. */
  retry(
    key: HeldTarget,
    worker: string,
    after: { error: { code: string; message: string }; delayMs: number; apiCalls: number },
  ): Promise<boolean>
  /** Those who hold targets, finish runs or send deliveries. */
  workers(): Promise<string[]>
  /** Ends every lease of a worker that is known to be dead. */
  forfeit(worker: string): Promise<void>
  /** Ends everything of a run that has not begun or ended. */
  cancel(run: string): Promise<number>
  /** True for an account that is connected, or was in a run. */
  knowsAccount(account: string): Promise<boolean>
  /** Ordered by account, region. */
  list(run: string): Promise<Target[]>
  /** Targets to be taken: queued, or running with a lease that ran out. `owner` null: runs of nobody in particular. */
  stale(owner: string | null, limit?: number): Promise<(TargetKey & { readonly attempts: number })[]>
  progress(run: string): Promise<Record<TargetStatus, number>>
}

export function targets(db: Db, viewer: Viewer): Targets {
  return {
    async add(run, added) {
      if (added.length === 0) return
      const [accounts, regions] = [added.map(({ account }) => account), added.map(({ region }) => region)]
      requireSeen(viewer, accounts)
      await sql`insert into targets (run, account, region)
        select ${run}::uuid, * from unnest(${accounts}::text[], ${regions}::text[]) on conflict do nothing`.execute(db)
    },

    async knowsAccount(account) {
      requireSeen(viewer, [account])
      const { rows } = await sql<{ known: boolean }>`
        select exists (select from accounts where account = ${account})
          or exists (select from targets where account = ${account}) as known`.execute(db)
      return rows[0]?.known === true
    },

    claim: ({ run, account, region }, by) =>
      take(db, by, sql`r.id = ${run}`, sql`t.account = ${account} and t.region = ${region}`),

    claimNext: (by, run) => take(db, by, run === undefined ? sql`true` : sql`r.id = ${run}`, sql`true`),

    async heartbeat(key, worker, leaseMs) {
      const beat = await held(db, key, worker)
        .set({ leaseUntil: leaseEnd(leaseMs) })
        .executeTakeFirst()
      return beat.numUpdatedRows === 1n
    },

    async end(key, worker, { status, error, principal, apiCalls }) {
      const ended = await held(db, key, worker)
        .set({ status, error: jsonOrNull(error), principal: principal ?? null, leaseUntil: null })
        .set({ apiCalls: atLeast(apiCalls) })
        .set({ finishedAt: sql`now()` })
        .executeTakeFirst()
      return ended.numUpdatedRows === 1n
    },

    async release(key, worker, apiCalls = 0) {
      const released = await held(db, key, worker)
        .set({ status: 'queued', worker: null, leaseUntil: null, apiCalls: atLeast(apiCalls) })
        .set({ failures: sql<number>`greatest(failures - 1, 0)` })
        .executeTakeFirst()
      return released.numUpdatedRows === 1n
    },

    async retry(key, worker, { error, delayMs, apiCalls }) {
      const released = await held(db, key, worker)
        .set({ status: 'queued', worker: null, leaseUntil: null, apiCalls: atLeast(apiCalls) })
        .set({ error: jsonOrNull(error), notBefore: leaseEnd(delayMs) })
        .executeTakeFirst()
      return released.numUpdatedRows === 1n
    },

    async workers() {
      const { rows } = await sql<{ worker: string }>`
        select distinct worker from targets where status = 'running' and worker is not null
        union select finisher from runs where status = 'finishing' and finisher is not null
        union select worker from deliveries where status = 'delivering' and worker is not null`.execute(db)
      return rows.map(({ worker }) => worker)
    },

    async forfeit(worker) {
      await sql`
        with finishing as (update runs set finisher_lease = least(finisher_lease, now())
          where finisher = ${worker} and status = 'finishing'),
        sending as (update deliveries set lease_until = least(lease_until, now())
          where worker = ${worker} and status = 'delivering')
        update targets set lease_until = least(lease_until, now())
        where worker = ${worker} and status = 'running'`.execute(db)
    },

    async cancel(run) {
      const cancelled = await db
        .updateTable('targets')
        .set({ status: 'cancelled', worker: null, leaseUntil: null, finishedAt: sql`now()` })
        .where('run', '=', run)
        .where(seenOfRun(viewer, 'targets'))
        .where('status', 'in', ['queued', 'running'])
        .executeTakeFirst()
      return Number(cancelled.numUpdatedRows)
    },

    list: run =>
      db
        .selectFrom('targets')
        .select(COLUMNS)
        .where('run', '=', run)
        .where(seenOfRun(viewer, 'targets'))
        .orderBy('account')
        .orderBy('region')
        .execute(),

    async stale(owner, limit = 1000) {
      const { rows } = await sql<TargetKey & { attempts: number }>`
        select t.run, t.account, t.region, t.attempts from targets t join runs r on r.id = t.run
        where ${isFree} and ${isOpenTo(owner)} order by t.run, t.account, t.region limit ${limit}`.execute(db)
      return rows
    },

    async progress(run) {
      const counts = { queued: 0, running: 0, done: 0, refused: 0, disabled: 0, failed: 0, cancelled: 0 }
      const rows = await db
        .selectFrom('targets')
        .select(['status', sql<number>`count(*)`.as('count')])
        .where('run', '=', run)
        .groupBy('status')
        .execute()
      for (const { status, count } of rows) counts[status] = count
      return counts
    },
  }
}

const COLUMNS = [
  'run',
  'account',
  'region',
  'status',
  'attempts',
  'failures',
  'worker',
  'leaseUntil',
  'error',
  'principal',
  'apiCalls',
  'startedAt',
  'finishedAt',
] as const

const held = (db: Db, { run, account, region, attempts }: HeldTarget, worker: string) =>
  db
    .updateTable('targets')
    .where(eb =>
      eb.and({ run, account, region, worker, status: 'running' as const, ...(attempts !== undefined && { attempts }) }),
    )

/** Calls that were made stay counted, whichever attempt made them. */
const atLeast = (apiCalls: number) => sql<number>`greatest(api_calls, ${apiCalls})`

const isFree = sql<boolean>`t.status in ('queued', 'running') and (t.status = 'queued' or t.lease_until <= now())
  and (t.not_before is null or t.not_before <= now())`

/** Of runs `r`: still collecting, and nobody else's. */
const isOpenTo = (owner: string | null) =>
  sql<boolean>`r.status in ('queued', 'collecting') and (r.owner is null or r.owner = ${owner})`

/** Takes the first free target; its run begins with it. Run by run, so that the index gives the first one without a sort. */
async function take(
  db: Db,
  { worker, owner, leaseMs }: { worker: string; owner: string | null; leaseMs: number },
  whichRun: RawBuilder<unknown>,
  whichTarget: RawBuilder<unknown>,
): Promise<Target | undefined> {
  const { rows } = await sql<Target>`
    with free as materialized (
      select t.* from (select id from runs r where ${whichRun} and ${isOpenTo(owner)} order by id offset 0) r
      cross join lateral (
        select run, account, region from targets t where t.run = r.id and ${whichTarget} and ${isFree}
        order by run, account, region limit 1 for update skip locked
      ) t limit 1
    ), begun as (
      update runs set status = 'collecting', started_at = now()
      where id in (select run from free) and status = 'queued'
    )
    update targets t
    set status = 'running', worker = ${worker}, lease_until = ${leaseEnd(leaseMs)}, attempts = attempts + 1,
      failures = failures + 1, not_before = null,
      started_at = coalesce(started_at, now())
    from free where (t.run, t.account, t.region) = (free.run, free.account, free.region)
    returning ${sql.join(COLUMNS.map(column => sql.ref(`t.${column}`)))}`.execute(db)
  return rows[0]
}
