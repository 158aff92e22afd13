import { sql } from 'kysely'
import { StoreError } from './error.ts'

/** For whom the store reads and writes: for somebody who may see these accounts and nothing else, or for whoever may see all. */
export type Viewer = 'all' | readonly string[]

/** True for rows of accounts that the viewer may see. A row without an account is only for who may see all. */
export const seenBy = (viewer: Viewer, column: string) =>
  viewer === 'all' ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)} = any(${[...viewer]}::text[])`

/** True for runs (`column` has their ids) of which the viewer may see an account. */
export const seesRun = (viewer: Viewer, column: string) =>
  viewer === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from targets where targets.run = ${sql.ref(column)} and ${seenBy(viewer, 'targets.account')})`

export const maySee = (viewer: Viewer, account: string): boolean => viewer === 'all' || viewer.includes(account)

/** What is written about an account is refused with `restricted_key` where the viewer has no part in it. */
export function requireSeen(viewer: Viewer, accounts: readonly string[]): void {
  const other = accounts.find(account => !maySee(viewer, account))
  if (other !== undefined)
    throw new StoreError('restricted_key', `This key is restricted to other accounts than ${other}.`)
}

/** For what is about the installation as a whole. Throws `restricted_key`. */
export function requireWhole(viewer: Viewer): void {
  if (viewer !== 'all')
    throw new StoreError('restricted_key', 'This is about the whole installation; the key is restricted to accounts.')
}
