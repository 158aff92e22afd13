import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { Covered } from '../../evidence/coverage.ts'
import type { Source } from '../../evidence/item.ts'
import { decodeCursor, limitOf, type Page, type PageRequest, pageOf } from '../kernel/page.ts'
import type { Db } from '../kernel/schema.ts'
import { found, inTransaction, json, jsonOrNull, leaseEnd, uuidOr404 } from '../kernel/sql.ts'
import { requireSeen, seesRun, type Viewer } from '../kernel/viewer.ts'
import { record } from '../ledger/record.ts'
import { askedState } from '../ledger/states.ts'
import { addEvents } from './events.ts'
import { latestOf } from './latest-runs.ts'
import type { NewRun, Run, RunAccount, RunFilter } from './run.ts'
import { endEvents, recordEnd } from './runs-end.ts'
import { COLUMNS, filtered, finishable, OPEN } from './runs-query.ts'
import { requireWholeRun, runsAsSeen } from './runs-seen.ts'

export interface Runs {
  create(run: NewRun): Promise<Run>
  /** Throws `not_found`. */
  get(id: string): Promise<Run>
  /** Newest first. */
  list(filter: RunFilter, page?: PageRequest): Promise<Page<Run>>
  /** The newest run with this key that has not ended. */
  resumable(identityKey: string): Promise<Run | undefined>
  /**
   * Of each account, the run that stood for its state before a moment, ordered by account: the newest finished one of full
   * scope. Only where there is none a narrowed run stands in, and one that read nothing only where there is no other.
   */
  latestOf(before: string): Promise<{ account: string; run: string }[]>
  /** True where an account of a recent run named the region, enabled or not. */
  hasSeenRegion(region: string): Promise<boolean>
  /** A run that reads, or is about to read, one of these accounts. */
  readingAny(accounts: readonly string[]): Promise<{ run: string; account: string } | undefined>
  /** Takes over a run whose owner died: what that one was at is free at once. */
  adopt(id: string, owner: string): Promise<void>
  /** Writes scope, counts or source of a run that has not ended; absent members stay as they are. */
  describe(id: string, facts: { scope?: unknown; counts?: unknown; source?: Source }): Promise<void>
  /** Records what came of a run that has not ended, and of its accounts; written again it says the same. */
  cover(id: string, whole: Covered, accounts: readonly RunAccount[]): Promise<void>
  /** What was recorded by {@link Runs.cover}, ordered by account. */
  accounts(id: string): Promise<RunAccount[]>
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

export function runs(db: Db, viewer: Viewer): Runs {
  const repository: Runs = {
    async create({ id = v7(), request, trigger, source, organizations = null, ...rest }) {
      requireSeen(viewer, request.accounts)
      const row = { id, ...rest, status: 'queued' as const }
      const known = organizations === null ? null : json(organizations)
      const documents = { request: json(request), trigger: json(trigger), source: json(source), organizations: known }
      return inTransaction(db, async tx => {
        const insert = tx.insertInto('runs').values({ ...row, ...documents })
        const created = await insert.returning(COLUMNS).executeTakeFirstOrThrow()
        await record(tx, { kind: 'run.create', subject: id, digest: askedState(created) })
        const { accounts } = request
        const data = { run: id, accounts, label: row.label, trigger: trigger.kind }
        await addEvents(tx, [{ type: 'run.started', accounts, run: id, data }])
        return created
      })
    },

    async get(id) {
      const query = db
        .selectFrom('runs')
        .select(COLUMNS)
        .where('id', '=', uuidOr404(id, 'run'))
        .where(seesRun(viewer, 'runs.id'))
      const [run] = await runsAsSeen(db, viewer, await query.execute())
      return found(run, 'run', id)
    },

    async list(filter, page = {}) {
      const limit = limitOf(page)
      const cursor = decodeCursor(page.cursor, ['string'] as const)
      const rows = await filtered(db, filter, viewer)
        .where(seesRun(viewer, 'runs.id'))
        .$if(cursor !== null, query => query.where('id', '<', cursor?.[0] ?? ''))
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      const { items, next } = pageOf(rows, limit, run => [run.id])
      return { items: await runsAsSeen(db, viewer, items), next }
    },

    resumable: identityKey =>
      db
        .selectFrom('runs')
        .select(COLUMNS)
        .where('identityKey', '=', identityKey)
        .where('status', 'in', OPEN)
        .orderBy('id', 'desc')
        .executeTakeFirst(),

    latestOf: before => latestOf(db, viewer, before),

    async hasSeenRegion(region) {
      const { rows } = await sql<{ seen: boolean }>`
        select exists (
          select from (select scope from runs where scope is not null order by id desc limit 100) r,
            jsonb_each(r.scope) of
          where jsonb_exists(of.value #> '{regions,enabled}', ${region})
            or jsonb_exists(of.value #> '{regions,disabled}', ${region})) as seen`.execute(db)
      return rows[0]?.seen === true
    },

    async readingAny(accounts) {
      const { rows } = await sql<{ run: string; account: string }>`
        select r.id as run, t.account from runs r join targets t on t.run = r.id
        where r.status in ('queued', 'collecting') and t.account = any(${accounts}::text[])
        order by r.id, t.account limit 1`.execute(db)
      return rows[0]
    },

    async adopt(id, owner) {
      await inTransaction(db, async tx => {
        const adopted = { owner, error: null, finisherLease: sql<string>`least(finisher_lease, now())` }
        await tx.updateTable('runs').set(adopted).where('id', '=', id).where('status', 'in', OPEN).execute()
        const held = tx.updateTable('targets').where('run', '=', id).where('status', '=', 'running')
        await held.set({ leaseUntil: sql<string>`now()` }).execute()
      })
    },

    async describe(id, { scope, counts, source }) {
      const facts = {
        ...(scope !== undefined && { scope: json(scope) }),
        ...(counts !== undefined && { counts: json(counts) }),
        ...(source && { source: json(source) }),
      }
      if (Object.keys(facts).length === 0) return
      await db.updateTable('runs').set(facts).where('id', '=', id).where('status', 'in', OPEN).execute()
    },

    async cover(id, { outcome, coverage }, accounts) {
      await inTransaction(db, async tx => {
        const query = tx
          .updateTable('runs')
          .set({ outcome, coverage: json(coverage) })
          .where('id', '=', id)
        const { numUpdatedRows } = await query.where('status', 'in', OPEN).executeTakeFirst()
        if (numUpdatedRows === 0n || accounts.length === 0) return
        await tx
          .insertInto('runAccounts')
          .values(accounts.map(of => ({ run: id, ...of, coverage: json(of.coverage) })))
          .onConflict(conflict => conflict.doNothing())
          .execute()
      })
    },

    async describeAccount(id, account, facts) {
      await sql`update runs set scope = coalesce(scope, '{}') || jsonb_build_object(${account}::text, ${json(facts)}::jsonb)
        where id = ${id} and status = any(${[...OPEN]}::text[])`.execute(db)
    },

    async claimFinish(id, worker, leaseMs) {
      const claimed = await db
        .updateTable('runs')
        .set({ status: 'finishing', finisher: worker, finisherLease: leaseEnd(leaseMs) })
        .where('id', '=', id)
        .where(finishable)
        .executeTakeFirst()
      return claimed.numUpdatedRows === 1n
    },

    async renewFinish(id, worker, leaseMs) {
      const renewed = await db
        .updateTable('runs')
        .set({ finisherLease: leaseEnd(leaseMs) })
        .where(eb => eb.and({ id, finisher: worker, status: 'finishing' as const }))
        .executeTakeFirst()
      return renewed.numUpdatedRows === 1n
    },

    async end(id, status, error) {
      await requireWholeRun(db, viewer, id)
      return inTransaction(db, async tx => {
        const query = tx
          .updateTable('runs')
          .set({ status, error: jsonOrNull(error), finishedAt: sql`now()`, finisher: null, finisherLease: null })
          .where('id', '=', id)
          .where('status', 'in', OPEN)
        const ended = await query.returning(COLUMNS).executeTakeFirst()
        if (!ended) return false
        await recordEnd(tx, ended)
        await addEvents(tx, await endEvents(tx, id, ended))
        return true
      })
    },

    accounts: run =>
      db
        .selectFrom('runAccounts')
        .select(['account', 'outcome', 'coverage'])
        .where('run', '=', run)
        .orderBy('account')
        .execute(),

    async unfinished() {
      const rows = await db.selectFrom('runs').select('id').where(finishable).orderBy('id').execute()
      return rows.map(({ id }) => id)
    },
  }
  return repository
}
