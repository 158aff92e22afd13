import { sql } from 'kysely'
import { type Node, nodesOf, type Range } from '../../evidence/merkle-proof.ts'
import { StoreError } from '../kernel/error.ts'
import type { Db } from '../kernel/schema.ts'

const HASH = 32
const BATCH = 5000

/** The leaf that completes a node, where its hash is kept. */
const homeOf = ({ level, index }: Node): number => (index + 1) * 2 ** level - 1

/** Reads the hashes that some ranges of leaves are made of: a row a node, by primary key. */
export async function readNodes(db: Db, ranges: readonly Range[]): Promise<(node: Node) => Buffer> {
  const homes = [...new Set(ranges.flatMap(nodesOf).map(homeOf))]
  const rows = new Map<number, Buffer>()
  for (let from = 0; from < homes.length; from += BATCH) {
    const wanted = homes.slice(from, from + BATCH)
    const found = await sql<{ index: number; nodes: Buffer }>`
      select index, nodes from ledger_leaves where index = any(${wanted}::bigint[])`.execute(db)
    for (const { index, nodes } of found.rows) rows.set(index, nodes)
  }
  return node => {
    const hash = rows.get(homeOf(node))?.subarray(node.level * HASH, (node.level + 1) * HASH)
    if (hash?.length !== HASH)
      throw new StoreError('corrupt', `Row ${homeOf(node)} of the ledger is missing or not whole.`)
    return hash
  }
}
