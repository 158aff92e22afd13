import { sql } from 'kysely'
import type { Digest } from '../../evidence/digest.ts'
import { digestOf } from '../../evidence/digest.ts'
import type { LedgerEntry, LedgerKind, LedgerTree } from '../../evidence/ledger.ts'
import { consistencyRanges, hashOf, inclusionRanges } from '../../evidence/merkle-proof.ts'
import { StoreError } from '../kernel/error.ts'
import type { Db } from '../kernel/schema.ts'
import { inTransaction } from '../kernel/sql.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { checkLedger, type LedgerCheck } from './check.ts'
import { type LedgerLists, ledgerLists } from './lists.ts'
import { readNodes } from './nodes.ts'
import { type NewEntry, record, recorded, subjectIn } from './record.ts'
import { retireRuns } from './retire.ts'
import { seenSubjects } from './seen-subjects.ts'
import { type EntryRow, entryOf, sequence, sizeOf } from './sequencer.ts'
import { checkpointState } from './states.ts'
import type { NewCheckpoint, StoredCheckpoint } from './stored-checkpoint.ts'

export type { NewCheckpoint, StoredCheckpoint } from './stored-checkpoint.ts'

/** An entry with its inclusion proof (RFC 6962 §2.1.1). */
export interface ProvenEntry {
  readonly index: number
  readonly entry: LedgerEntry
  readonly path: readonly Buffer[]
}

/** An earlier tree with its consistency proof (RFC 6962 §2.1.2). */
export interface ProvenTree {
  readonly size: number
  readonly root: Buffer
  readonly path: readonly Buffer[]
}

export interface Ledger extends LedgerLists {
  /** In the transaction at hand; repositories do it for what they write. */
  record(entry: NewEntry): Promise<void>
  /** Records those whose digest is not the one recorded last under their kind and subject. */
  recordChanges(kind: LedgerKind, current: readonly { subject: string; digest: Digest }[]): Promise<void>
  /** What was recorded last under a kind, in its place or waiting. */
  last(kind: LedgerKind): Promise<Pick<LedgerEntry, 'subject' | 'digest'> | undefined>
  /** Gives everything that waits its place, and the tree as it is then. Not within a transaction. */
  grow(): Promise<LedgerTree>
  /** Which ledger this is: one a database. */
  origin(): Promise<string>
  /** The tree when it had `size` leaves. Throws `not_found` where it has fewer. */
  tree(size: number): Promise<LedgerTree>
  /** Proofs of the first leaf of each of these subjects in the tree of `size` leaves, by index; those not in it are left out. */
  inclusions(size: number, kind: LedgerKind, subjects: readonly string[]): Promise<ProvenEntry[]>
  /** Proofs that the tree of `size` leaves begins with the trees of these sizes (each at least 1), in the same order. */
  consistencies(size: number, olds: readonly number[]): Promise<ProvenTree[]>
  keepCheckpoint(checkpoint: NewCheckpoint): Promise<void>
  /** Whether anything but checkpoints has its place beyond the first `since` leaves. */
  hasNews(since: number): Promise<boolean>
  /** That of the largest tree; of two, the one kept last. */
  latestCheckpoint(): Promise<StoredCheckpoint | undefined>
  /** All that were kept, in the order in which they were. */
  checkpoints(): AsyncIterable<StoredCheckpoint>
  /** Sizes below `size` that packages of the account carry checkpoints of: the newest 400, and before them each month's last. */
  packageSizes(account: string | null, size: number): Promise<number[]>
  /** Holds everything recorded against the rows it speaks of, in one snapshot. */
  check(): Promise<LedgerCheck>
  /** Deletes runs that ended before a moment, with their evidence; what was deleted and by whom stays on record. */
  retire(before: string, actor: string): Promise<number>
}

const RECENT = 400
const BATCH = 1000

export function ledger(db: Db, viewer: Viewer): Ledger {
  const repository: Ledger = {
    ...ledgerLists(db),

    record: entry => record(db, entry),

    async recordChanges(kind, current) {
      const subjects = current.map(({ subject }) => subject)
      const { rows } = await sql<{ subject: string; digest: Buffer }>`
        select distinct on (subject) subject, digest from ${recorded}
        where kind = ${kind} and ${subjectIn(subjects)}
        order by subject, pending desc, place desc`.execute(db)
      const known = new Map(rows.map(({ subject, digest }) => [subject, digestOf(digest)]))
      for (const { subject, digest } of current)
        if (known.get(subject) !== digest) await record(db, { kind, subject, digest })
    },

    async last(kind) {
      const { rows } = await sql<{ subject: string; digest: Buffer }>`
        select subject, digest from ${recorded} where kind = ${kind}
        order by pending desc, place desc limit 1`.execute(db)
      return rows[0] && { subject: rows[0].subject, digest: digestOf(rows[0].digest) }
    },

    async grow() {
      await sequence(db)
      return repository.tree(await sizeOf(db))
    },

    async origin() {
      const { rows } = await sql<{ id: string }>`select id from ledger`.execute(db)
      return `exhibit.ledger/${rows[0]?.id}`
    },

    async tree(size) {
      const range = { from: 0, to: size }
      if (size > (await sizeOf(db))) throw new StoreError('not_found', `The ledger has fewer than ${size} entries.`)
      return { origin: await repository.origin(), size, root: hashOf(range, await readNodes(db, [range])) }
    },

    async inclusions(size, kind, asked) {
      const subjects = await seenSubjects(db, viewer, kind, asked)
      const { rows } = await sql<EntryRow & { index: number }>`
        select distinct on (subject) index, kind, subject, digest, at from ledger_leaves
        where kind = ${kind} and ${subjectIn(subjects)} and index < ${size}
        order by subject, index`.execute(db)
      const proofs = rows
        .map(row => ({ index: row.index, entry: entryOf(row), ranges: inclusionRanges(row.index, size) }))
        .sort((a, b) => a.index - b.index)
      const hash = await readNodes(
        db,
        proofs.flatMap(({ ranges }) => ranges),
      )
      return proofs.map(({ ranges, ...proof }) => ({ ...proof, path: ranges.map(range => hashOf(range, hash)) }))
    },

    async consistencies(size, olds) {
      const proofs = olds.map(old => ({ old, whole: { from: 0, to: old }, ranges: consistencyRanges(old, size) }))
      const hash = await readNodes(
        db,
        proofs.flatMap(({ whole, ranges }) => [whole, ...ranges]),
      )
      return proofs.map(({ old, whole, ranges }) => ({
        size: old,
        root: hashOf(whole, hash),
        path: ranges.map(range => hashOf(range, hash)),
      }))
    },

    async keepCheckpoint(checkpoint) {
      await inTransaction(db, async tx => {
        const insert = tx.insertInto('ledgerCheckpoints').values(checkpoint).returningAll()
        const row = await insert.executeTakeFirstOrThrow()
        await record(tx, { kind: 'checkpoint', subject: String(row.id), digest: checkpointState(row) })
      })
    },

    async hasNews(since) {
      const { rows } = await sql`
        select 1 from ledger_leaves where index >= ${since} and kind <> 'checkpoint' limit 1`.execute(db)
      return rows.length > 0
    },

    latestCheckpoint: () =>
      db
        .selectFrom('ledgerCheckpoints')
        .select(CHECKPOINT)
        .orderBy('size', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst(),

    async *checkpoints() {
      for (let after = 0, full = true; full; ) {
        const rows = await db
          .selectFrom('ledgerCheckpoints')
          .select(['id', ...CHECKPOINT])
          .where('id', '>', after)
          .orderBy('id')
          .limit(BATCH)
          .execute()
        for (const { id: _, ...checkpoint } of rows) yield checkpoint
        after = rows.at(-1)?.id ?? after
        full = rows.length === BATCH
      }
    },

    async packageSizes(account, size) {
      const { rows } = await sql<{ size: number }>`
        with mine as (
          select distinct size, date_trunc('month', created_at) as month from ledger_checkpoints
          where package is not null and account is not distinct from ${account} and size between 1 and ${size}::bigint - 1
        )
        (select size from mine order by size desc limit ${RECENT})
        union (select max(size) from mine group by month)
        order by size`.execute(db)
      return rows.map(row => row.size)
    },

    check: () => checkLedger(db),
    retire: (before, actor) => retireRuns(db, before, actor),
  }
  return repository
}

const CHECKPOINT = ['size', 'root', 'note', 'package', 'account', 'token', 'createdAt'] as const
