import { sql } from 'kysely'
import { bytesOf, digestOf } from '../../evidence/digest.ts'
import { type ItemHeader, resourceLeaf } from '../../evidence/item.ts'
import { MerkleTree } from '../../evidence/merkle.ts'
import { unpackHeaders } from '../evidence/item-header.ts'
import { readMembers } from '../evidence/item-reader.ts'
import { StoreError } from '../kernel/error.ts'
import type { Db, Tables } from '../kernel/schema.ts'
import type { LedgerProblem } from './problem.ts'
import { recorded, subjectOf } from './record.ts'

type ItemRow = Tables['items'] & {
  readonly recorded: Buffer | null
  /** It is told apart by the account and type that it is listed by. */
  readonly keyed: boolean
}
type Wrong = Pick<LedgerProblem, 'code' | 'message'>

const BATCH = 200

/** Every evidence item against its entry: its header, its columns, and its members down to their settings. */
export async function* checkItems(tx: Db): AsyncGenerator<LedgerProblem> {
  const seen = new Set<string>()
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await sql<ItemRow>`
      select items.*, (
        select digest from ${recorded} where kind = 'evidence' and ${subjectOf(sql`items.id::text`)}
        order by pending, place limit 1) as recorded, exists (
        select from item_rows r join run_scopes s on s.n = r.scope join places p on p.n = r.place
        where r.id = items.id and s.account = items.account and p.type = items.type and p.part = '') as keyed
      from items where id > ${after} order by id limit ${BATCH}`.execute(tx)
    for (const row of rows) {
      const wrong = (await headerProblem(tx, row)) ?? (await memberProblem(tx, row, seen))
      if (wrong) yield { ...wrong, subject: `evidence item ${row.id} (${row.type}, ${row.account}, ${row.region})` }
    }
    after = rows.at(-1)?.id ?? after
    if (rows.length < BATCH) return
  }
}

async function headerProblem(tx: Db, row: ItemRow): Promise<Wrong | undefined> {
  if (!row.recorded) return { code: 'row_unrecorded', message: 'It was never recorded.' }
  const [header] = await unpackHeaders(tx, [row]).catch(unreadable(() => []))
  if (header?.id !== row.id) return { code: 'row_rewritten', message: 'Its header is not whole.' }
  if (!bytesOf(header.digest).equals(row.recorded))
    return { code: 'row_rewritten', message: 'Its digest is not the one recorded.' }
  return saysTheSame(row, header)
    ? undefined
    : { code: 'row_rewritten', message: 'The database row disagrees with its header.' }
}

const saysTheSame = (row: ItemRow, { collected, scope, type, root, population }: ItemHeader): boolean =>
  row.keyed &&
  collected.run === row.run &&
  scope.account === row.account &&
  scope.region === row.region &&
  type === row.type &&
  bytesOf(root).equals(row.root) &&
  population.collected === row.members &&
  population.gaps === row.gaps &&
  population.fieldGaps === row.fieldGaps &&
  (population.gap !== null) === row.listGap &&
  new Date(collected.finishedAt).toISOString() === row.finishedAt

/** Members are shared by root: each population is read once. */
async function memberProblem(tx: Db, row: ItemRow, seen: Set<string>): Promise<Wrong | undefined> {
  const root = digestOf(row.root)
  if (seen.has(root)) return undefined
  seen.add(root)
  const found = await rootOfMembers(tx, row.id).catch(unreadable(({ message }) => message))
  if (typeof found === 'string') return { code: 'row_rewritten', message: `Its members are not whole. ${found}` }
  return found.equals(row.root) ? undefined : { code: 'row_rewritten', message: 'Its members do not give its root.' }
}

async function rootOfMembers(tx: Db, item: string): Promise<Buffer> {
  const tree = new MerkleTree()
  for await (const member of readMembers(tx, 'all', item)) tree.add(resourceLeaf(member))
  return tree.root()
}

/** What stored bytes do that were tampered with; a lost connection is no such thing. */
export const unreadable =
  <T>(then: (error: Error) => T) =>
  (error: unknown): T => {
    const tampered =
      (error instanceof StoreError && (error.code === 'corrupt' || error.code === 'not_found')) ||
      error instanceof SyntaxError ||
      (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
    if (tampered) return then(error as Error)
    throw error
  }
