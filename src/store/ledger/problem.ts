/**
 * - `entry_missing`: an entry of the ledger is gone · `entry_rewritten`: it is not what its hash was made of
 * - `tree_rewritten`: hashes kept for the tree are not those of its entries
 * - `checkpoint_mismatch`: the entries do not give the root of a checkpoint that was signed
 * - `checkpoint_rewritten`: a stored checkpoint is not one that a key of ours signed
 * - `row_missing`: what the ledger records is gone from the database · `row_rewritten`: it is not what was recorded
 * - `row_unrecorded`: it is in the database and was never recorded
 * - `retirement_unwitnessed`: it was removed as retired, and audit log or signed checkpoint do not cover that
 * - `adopted_late`: rows were taken over as older than the ledger when it held their kind already
 * - `ledger_behind`: a package on disk proves entries that the ledger does not have: the database was rolled back
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
  | 'retirement_unwitnessed'
  | 'adopted_late'
  | 'ledger_behind'
  | 'file_missing'
  | 'file_rewritten'

/** What was rewritten or deleted, by name: `evidence item 0193…`, `entry 17`. */
export interface LedgerProblem {
  readonly code: LedgerProblemCode
  readonly subject: string
  readonly message: string
}

/** What is in order and worth knowing: `retired`, removed on purpose; `adopted`, older than the ledger's hold on its kind. */
export interface LedgerNotice {
  readonly code: 'retired' | 'adopted'
  readonly subject: string
  readonly message: string
}
