import { sql } from 'kysely'
import { digestOf } from '../../evidence/digest.ts'
import { entryLeaf, type LedgerEntry, type LedgerKind } from '../../evidence/ledger.ts'
import { MerkleTree } from '../../evidence/merkle.ts'
import { nodesOf } from '../../evidence/merkle-proof.ts'
import type { Db } from '../kernel/schema.ts'
import { readNodes } from './nodes.ts'

/** Any fixed number: with the schema, whoever gives leaves their places takes this advisory lock. */
const LOCK = 0x4c454447
const BATCH = 5000

/**
 * Gives pending rows their places in the tree, in the order they were written; gives how many. One process at a time does
 * it; the others wait. What is recorded is never in two places: a row leaves the waiting room in the transaction that
 * makes it a leaf.
 */
export const sequence = async (db: Db): Promise<number> => {
  let all = 0
  for (let taken = BATCH; taken === BATCH; all += taken) taken = await db.transaction().execute(sequenceBatch)
  return all
}

async function sequenceBatch(tx: Db): Promise<number> {
  await sql`select pg_advisory_xact_lock(${LOCK}, hashtext(current_schema()))`.execute(tx)
  const { rows } = await sql<PendingRow>`
    delete from ledger_pending where id in (select id from ledger_pending order by id limit ${BATCH})
    returning id, kind, subject, digest, at`.execute(tx)
  if (rows.length === 0) return 0
  rows.sort((a, b) => a.id - b.id)
  const size = await sizeOf(tx)
  const tree = MerkleTree.resumed(size, await peaksOf(tx, size))
  const nodes = rows.map(row => {
    const completed: Buffer[] = []
    tree.add(entryLeaf(entryOf(row)), completed)
    return Buffer.concat(completed)
  })
  await sql`
    insert into ledger_rows (index, item, kind, subject, digest, at, nodes)
    select * from unnest(${rows.map((_, i) => size + i)}::bigint[], ${rows.map(row => (isShort(row) ? row.subject : null))}::uuid[],
      ${rows.map(row => (isShort(row) ? null : row.kind))}::text[],
      ${rows.map(row => (isShort(row) ? null : row.subject))}::text[], ${rows.map(row => row.digest)}::bytea[],
      ${rows.map(row => row.at)}::timestamptz[], ${nodes}::bytea[])`.execute(tx)
  return rows.length
}

/** Of evidence no more than the item is written down. */
const isShort = ({ kind, subject }: EntryRow): boolean => kind === 'evidence' && CANONICAL.test(subject)

/** As PostgreSQL writes a UUID. */
const CANONICAL = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export interface EntryRow {
  kind: LedgerKind
  subject: string
  digest: Buffer
  at: string
}
interface PendingRow extends EntryRow {
  id: number
}

export const entryOf = ({ kind, subject, digest, at }: EntryRow): LedgerEntry => ({
  kind,
  subject,
  digest: digestOf(digest),
  at,
})

export async function sizeOf(db: Db): Promise<number> {
  const { rows } = await sql<{ size: number }>`
    select coalesce(max(index) + 1, 0)::bigint as size from ledger_leaves`.execute(db)
  return rows[0]?.size ?? 0
}

async function peaksOf(db: Db, size: number): Promise<Buffer[]> {
  const range = { from: 0, to: size }
  return nodesOf(range).map(await readNodes(db, [range]))
}
