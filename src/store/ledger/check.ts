import { sql } from 'kysely'
import { entryLeaf } from '../../evidence/ledger.ts'
import { MerkleTree } from '../../evidence/merkle.ts'
import type { Db } from '../kernel/schema.ts'
import { checkAdoption, checkRetirements } from './notices.ts'
import type { LedgerNotice, LedgerProblem } from './problem.ts'
import { checkRows } from './rows.ts'
import { type EntryRow, entryOf } from './sequencer.ts'

export interface LedgerCheck {
  /** Entries in the tree. */
  readonly size: number
  readonly checkpoints: number
  readonly problems: readonly LedgerProblem[]
  readonly notices: readonly LedgerNotice[]
}

/**
 * Recomputes the tree from its entries, holds it against every checkpoint that was kept, and every row that the ledger
 * speaks of against its entry. All of it is of one moment.
 */
export const checkLedger = (db: Db): Promise<LedgerCheck> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async tx => {
      const problems: LedgerProblem[] = []
      const tree = await checkTree(tx, problems)
      for await (const problem of checkRows(tx)) problems.push(problem)
      const notices: LedgerNotice[] = []
      for (const check of [checkRetirements, checkAdoption]) {
        const found = await check(tx)
        problems.push(...found.problems)
        notices.push(...found.notices)
      }
      return { ...tree, problems, notices }
    })

const BATCH = 5000

type LeafRow = EntryRow & { readonly index: number; readonly nodes: Buffer }

async function checkTree(tx: Db, problems: LedgerProblem[]): Promise<{ size: number; checkpoints: number }> {
  const checkpoints = await checkpointsOf(tx)
  const walk = new TreeWalk(checkpoints, problems)
  for (let rows: LeafRow[] = [], after = -1; ; ) {
    const batch = await sql<LeafRow>`
      select index, kind, subject, digest, at, nodes from ledger_leaves
      where index > ${after} order by index limit ${BATCH}`.execute(tx)
    rows = batch.rows
    for (const row of rows) walk.leaf(row)
    after = rows.at(-1)?.index ?? after
    if (rows.length < BATCH) break
  }
  walk.end()
  return { size: walk.size, checkpoints: checkpoints.length }
}

interface Mark {
  readonly size: number
  readonly root: Buffer
  readonly createdAt: string
}

async function checkpointsOf(tx: Db): Promise<Mark[]> {
  return tx
    .selectFrom('ledgerCheckpoints')
    .select(['size', 'root', 'createdAt'])
    .orderBy('size')
    .orderBy('id')
    .execute()
}

/** Goes through the entries in order and stops at each checkpoint. */
class TreeWalk {
  readonly #tree = new MerkleTree()
  readonly #marks: Mark[]
  readonly #problems: LedgerProblem[]
  size = 0
  /** The last size at which everything was as it was signed. */
  #good = 0
  /** After a missing entry no root can be right. */
  #whole = true

  constructor(marks: readonly Mark[], problems: LedgerProblem[]) {
    this.#marks = [...marks]
    this.#problems = problems
    this.#stop()
  }

  leaf(row: LeafRow): void {
    if (row.index > this.size) this.#missing(this.size, row.index)
    this.size = row.index + 1
    const kept = row.nodes.subarray(0, 32)
    const subject = `entry ${row.index} (${row.kind} ${row.subject})`
    const rewritten = !entryLeaf(entryOf(row)).equals(kept)
    if (rewritten)
      this.#problems.push({
        code: 'entry_rewritten',
        subject,
        message: 'The entry does not give the hash kept with it.',
      })
    if (!this.#whole) return
    // On with the hash that was kept: one rewritten entry is one problem.
    const completed: Buffer[] = []
    this.#tree.add(kept, completed)
    if (!rewritten && !Buffer.concat(completed).equals(row.nodes))
      this.#problems.push({
        code: 'tree_rewritten',
        subject,
        message: 'The hashes kept with the entry are not those of the tree.',
      })
    this.#stop()
  }

  end(): void {
    const beyond = this.#marks.at(-1)
    if (beyond && beyond.size > this.size) this.#missing(this.size, beyond.size)
  }

  #missing(from: number, to: number): void {
    const subject = to - from === 1 ? `entry ${from}` : `entries ${from} to ${to - 1}`
    this.#problems.push({ code: 'entry_missing', subject, message: 'They were in the ledger and are gone.' })
    this.#whole = false
  }

  #stop(): void {
    for (let mark = this.#marks[0]; mark && mark.size <= this.size; mark = this.#marks[0]) {
      this.#marks.shift()
      if (mark.size < this.size || !this.#whole) continue
      if (mark.root.equals(this.#tree.root())) this.#good = mark.size
      else this.#mismatch(mark)
    }
  }

  #mismatch({ size, createdAt }: Mark): void {
    this.#problems.push({
      code: 'checkpoint_mismatch',
      subject: `checkpoint of ${size} entries`,
      message: `Entries ${this.#good} to ${size - 1} do not give the root that was signed ${createdAt}.`,
    })
  }
}
