import { sql } from 'kysely'
import { StoreError } from './error.ts'
import type { Db } from './schema.ts'

/** Somebody who was let in to some packages: to what they were made of, and to nothing else. Null: no limit of that kind. */
export interface Granted {
  /** By their ids. */
  readonly packages: readonly string[] | null
  /** Packages made at or after this moment. */
  readonly from: string | null
  /** Packages made before this moment. */
  readonly until: string | null
  readonly accounts: readonly string[] | null
}

/**
 * For whom the store reads and writes: for whoever may see all, for somebody who may see these accounts and nothing else, or
 * for somebody who was let in to some packages.
 */
export type Viewer = 'all' | readonly string[] | Granted

const TRUE = sql<boolean>`true`
const FALSE = sql<boolean>`false`

export const isGranted = (viewer: Viewer): viewer is Granted => viewer !== 'all' && 'packages' in viewer

/**
 * True for rows of accounts that the viewer may see. A row without an account is only for who may see all. What is about an
 * account and no run is in no package, so that who was let in to packages sees none of it.
 */
export const seenBy = (viewer: Viewer, column: string) => {
  if (viewer === 'all') return TRUE
  return isGranted(viewer) ? FALSE : sql<boolean>`${sql.ref(column)} = any(${[...viewer]}::text[])`
}

/** True for rows of runs and accounts (columns `table.run`, `table.account`) that the viewer may see. */
export const seenOfRun = (viewer: Viewer, table: string) =>
  isGranted(viewer)
    ? sql<boolean>`exists (select from packages granted where granted.run = ${sql.ref(`${table}.run`)}
        and granted.account = ${sql.ref(`${table}.account`)} and ${seesPackage(viewer, 'granted')})`
    : seenBy(viewer, `${table}.account`)

/** True for packages, by whatever name the table has there, that the viewer may see. */
export const seesPackage = (viewer: Viewer, table = 'packages') => {
  if (!isGranted(viewer)) return seenBy(viewer, `${table}.account`)
  const { packages, from, until, accounts } = viewer
  const [id, account, createdAt] = ['id', 'account', 'created_at'].map(name => sql.ref(`${table}.${name}`))
  return sql<boolean>`(
    ${packages === null ? TRUE : sql`${id} = any(${[...packages]}::uuid[])`}
    and ${from === null ? TRUE : sql`${createdAt} >= ${from}`} and ${until === null ? TRUE : sql`${createdAt} < ${until}`}
    and ${accounts === null ? TRUE : sql`${account} = any(${[...accounts]}::text[])`})`
}

/** True for runs (`column` has their ids) of which the viewer may see an account. */
export const seesRun = (viewer: Viewer, column: string) =>
  viewer === 'all'
    ? TRUE
    : sql<boolean>`exists (select from targets where targets.run = ${sql.ref(column)} and ${seenOfRun(viewer, 'targets')})`

/** Of each of these runs, the viewer as one of accounts. */
export async function viewersOfRuns(
  db: Db,
  viewer: Viewer,
  runs: readonly string[],
): Promise<(run: string) => 'all' | readonly string[]> {
  if (!isGranted(viewer)) return () => viewer
  const { rows } = await sql<{ run: string; account: string }>`
    select run, account from packages
    where run = any(${[...runs]}::uuid[]) and account is not null and ${seesPackage(viewer)}`.execute(db)
  const accounts = Map.groupBy(rows, ({ run }) => run)
  return run => accounts.get(run)?.map(({ account }) => account) ?? []
}

export const maySee = (viewer: Viewer, account: string): boolean =>
  viewer === 'all' || (!isGranted(viewer) && viewer.includes(account))

/** What is written about an account is refused with `restricted_key` where the viewer has no part in it. */
export function requireSeen(viewer: Viewer, accounts: readonly string[]): void {
  const other = accounts.find(account => !maySee(viewer, account))
  if (other === undefined) return
  if (isGranted(viewer)) throw new StoreError('restricted_key', 'This key is restricted to packages.')
  throw new StoreError('restricted_key', `This key is restricted to other accounts than ${other}.`)
}

/** For what is about the installation as a whole. Throws `restricted_key`. */
export function requireWhole(viewer: Viewer): void {
  if (viewer !== 'all')
    throw new StoreError('restricted_key', `This is about the whole installation; the key ${restriction(viewer)}.`)
}

export const restriction = (viewer: Exclude<Viewer, 'all'>): string =>
  `is restricted to ${isGranted(viewer) ? 'packages' : 'accounts'}`
