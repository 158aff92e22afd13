/**
 * - `entry_missing`: an entry of the ledger is gone · `entry_rewritten`: it is not what its hash was made of
 * - `tree_rewritten`: hashes kept for the tree are not those of its entries
 * - `checkpoint_mismatch`: the entries do not give the root of a checkpoint that was signed
 * - `checkpoint_rewritten`: a stored checkpoint is not one that a key of ours signed
 * - `row_missing`: what the ledger records is gone from the database · `row_rewritten`: it is not what was recorded
 * - `row_unrecorded`: it is in the database and was never recorded
 * - `file_missing`, `file_rewritten`: a package on disk
 */
export type LedgerProblemCode =
  | 'entry_missing'
  | 'entry_rewritten'
  | 'tree_rewritten'
  | 'checkpoint_mismatch'
  | 'checkpoint_rewritten'
  | 'row_missing'
  | 'row_rewritten'
  | 'row_unrecorded'
  | 'file_missing'
  | 'file_rewritten'

/** What was rewritten or deleted, by name: `evidence item 0193…`, `entry 17`. */
export interface LedgerProblem {
  readonly code: LedgerProblemCode
  readonly subject: string
  readonly message: string
}
