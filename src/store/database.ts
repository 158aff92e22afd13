import { accessSync, constants, mkdirSync } from 'node:fs'
import { sql } from 'kysely'
import { Pool } from 'pg'
import { hasServer, joinServer } from './embedded/index.ts'
import { Ambient, type Open } from './kernel/ambient.ts'
import { dbOver } from './kernel/db.ts'
import { StoreError } from './kernel/error.ts'
import { fileError } from './kernel/file-error.ts'
import { nameError } from './kernel/named-errors.ts'
import type { Db } from './kernel/schema.ts'
import { SecretBox } from './kernel/secret-box.ts'
import { parsers } from './kernel/sql.ts'
import { requireSeen, requireWhole, type Viewer } from './kernel/viewer.ts'
import { migratePool, migrationsOf } from './migrate.ts'
import { type Repositories, repositories } from './repositories.ts'
import { type Seen, seen } from './seen.ts'

export interface StoreOptions {
  /** DATABASE_URL; absent: the embedded server in the data directory. */
  readonly url?: string | undefined
  readonly dataDir: string
  /** Connections at most; default 10. */
  readonly connections?: number | undefined
  /** One line per step that takes a while (creating the database, starting it). */
  readonly progress?: ((message: string) => void) | undefined
  /** The embedded server died and could not be brought back. */
  readonly onLost?: ((error: unknown) => void) | undefined
}

interface Transactions<R> {
  /** Everything in `work` happens, or nothing. Only what goes through `tx` is part of it. */
  transaction<T>(work: (tx: R) => Promise<T>): Promise<T>
  /** Opens a transaction that lasts over several steps; what runs `within` it sees the store as that transaction. */
  begin(): Promise<OpenTransaction<R>>
  /**
   * The moment up to which the record is settled: nothing that is still being written will bear an earlier `createdAt`
   * (or end of a run). A reader who asks for [since, horizon) and goes on from there misses and doubles nothing.
   */
  horizon(): Promise<string>
  /** False for a view of some accounts. */
  readonly seesAll: boolean
  /** Throws `restricted_key` where one of these accounts is not to be seen here. */
  requireAccounts(accounts: readonly string[]): void
  /** Throws `restricted_key` where not all of the installation is to be seen here. */
  requireWhole(): void
}

/** The store as somebody may see it who asks through the API: nothing of other accounts, whatever is asked for. */
export type View = Seen & Transactions<Seen>

/** The store as the service and its jobs have it. */
export interface Store extends Repositories, Transactions<Repositories> {
  /** For other users of the same database (the PostgreSQL queue). Holds a password: not for logs. */
  readonly url: string
  /** The server is our own. */
  readonly embedded: boolean
  /** Where its tables are: installations that share a database each have their own. */
  readonly schema: string
  /** What a viewer may see of it, and do. */
  as(viewer: Viewer): View
  /** At once, or when the transaction that the caller runs within is committed. */
  afterCommit(work: () => Promise<void>): Promise<void>
  /** Rejects when the database does not answer. */
  ping(): Promise<void>
  /** Closes the connections; the last process on an embedded server stops it. */
  close(): Promise<void>
}

export interface OpenTransaction<R = Repositories> {
  readonly repositories: R
  within<T>(work: () => T): T
  commit(): Promise<void>
  rollback(): Promise<void>
}

interface Connection {
  readonly url: string
  readonly pool: Pool
  close(): Promise<void>
}

/** Opens (and if need be starts and migrates) the database. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { url, pool, close } = await connect(options)
  try {
    await migratePool(pool)
    const { rows } = await pool.query<{ schema: string }>('select current_schema() as schema')
    return storeOver(
      pool,
      { url, schema: rows[0]?.schema ?? 'public', embedded: options.url === undefined },
      new SecretBox(options.dataDir),
      close,
    )
  } catch (error) {
    await close()
    throw error
  }
}

/** More connections for another thread of a process that has the store open: it is reached by the same address. */
export function openBeside(
  of: Pick<Store, 'url' | 'schema' | 'embedded'>,
  { dataDir, connections }: { dataDir: string; connections: number },
): Store {
  const pool = poolOf(of.url, connections)
  return storeOver(pool, of, new SecretBox(dataDir), () => pool.end())
}

/** A database as it is found. */
export interface Examined {
  /** Migrations that the next start applies; all of them where the database is new. */
  readonly pending: readonly string[]
  /** A newer Exhibit has migrated it. */
  readonly newer: boolean
  /** Of use only where nothing is pending. */
  readonly store: Store
}

/** Opens the database and changes nothing in it. Null where there is none yet: the embedded one is made at the first start. */
export async function examineStore(options: StoreOptions): Promise<Examined | null> {
  if (options.url === undefined && !hasServer(options.dataDir)) return null
  const { url, pool, close } = await reach(options)
  try {
    const { rows } = await pool.query<{ schema: string }>('select current_schema() as schema')
    const place = { url, schema: rows[0]?.schema ?? 'public', embedded: options.url === undefined }
    return { ...(await migrationsOf(pool)), store: storeOver(pool, place, new SecretBox(options.dataDir), close) }
  } catch (error) {
    await close()
    throw error
  }
}

/** Brings the schema up to date; gives the names of the migrations applied. Safe when several start at once. */
export async function migrate(options: StoreOptions): Promise<string[]> {
  const { pool, close } = await connect(options)
  try {
    return await migratePool(pool)
  } finally {
    await close()
  }
}

function storeOver(
  pool: Pool,
  { url, schema, embedded }: Pick<Store, 'url' | 'schema' | 'embedded'>,
  box: SecretBox,
  close: () => Promise<void>,
): Store {
  const db = dbOver(pool, embedded)
  const ambient = new Ambient()
  const over = <R extends object>(viewer: Viewer, make: (db: Db) => R) => transacting(ambient, db, viewer, make)
  const store = over('all', on => repositories(on, pool, box, 'all'))
  return Object.defineProperties(
    {
      url,
      schema,
      embedded,
      as: viewer => over(viewer, on => seen(repositories(on, pool, box, viewer), viewer)),
      afterCommit: async work => {
        const open = ambient.get()
        if (open) open.after.push(work)
        else await work()
      },
      ping: async () => {
        await sql`select 1`.execute(db)
      },
      close,
    } satisfies Omit<Store, keyof Repositories | keyof Transactions<Repositories>>,
    Object.getOwnPropertyDescriptors(store),
  ) as Store
}

function transacting<R extends object>(
  ambient: Ambient,
  db: Db,
  viewer: Viewer,
  make: (db: Db) => R,
): R & Transactions<R> {
  const rest: Transactions<R> = {
    transaction: work => {
      const open = ambient.get()
      return open ? work(make(open.tx)) : db.transaction().execute(tx => work(make(tx)))
    },
    begin: () => beginOver(db, make, ambient),
    horizon: () => horizonOf(db),
    seesAll: viewer === 'all',
    requireAccounts: accounts => requireSeen(viewer, accounts),
    requireWhole: () => requireWhole(viewer),
  }
  return ambient.over(db, make, rest)
}

async function beginOver<R>(db: Db, make: (tx: Db) => R, ambient: Ambient): Promise<OpenTransaction<R>> {
  const tx = await db.startTransaction().execute()
  const open: Open = { tx, after: [], ended: false }
  return {
    repositories: make(tx),
    within: work => ambient.run(open, work),
    async commit() {
      open.ended = true
      await tx.commit().execute()
      for (const work of open.after) await work()
    },
    async rollback() {
      open.ended = true
      await tx.rollback().execute()
    },
  }
}

/**
 * Rows bear the start of their transaction, so that one which is still open may yet add an older row. Readers that stream
 * for long hold nothing back: a transaction of ours writes at once or, without an id after a minute, not at all.
 */
async function horizonOf(db: Db): Promise<string> {
  const { rows } = await sql<{ horizon: string }>`
    select least(now(), min(xact_start)) as horizon from pg_stat_activity
    where datname = current_database() and application_name = current_setting('application_name')
      and pid <> pg_backend_pid() and backend_type = 'client backend'
      and (backend_xid is not null or xact_start > now() - interval '1 minute')`.execute(db)
  return rows[0]?.horizon ?? new Date(0).toISOString()
}

/** Names the installation, not the process: those that share a database by schemas do not wait for each other's transactions. */
function applicationName(url: string): string {
  const path = /search_path=(\w+)/.exec(new URL(url).searchParams.get('options') ?? '')?.[1]
  return path === undefined ? 'exhibit' : `exhibit ${path}`.slice(0, 63)
}

/** With a database elsewhere, the data directory still holds keys and packages. */
function requireWritable(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.W_OK)
  } catch (error) {
    throw fileError(error, dataDir)
  }
}

async function connect(options: StoreOptions): Promise<Connection> {
  if (options.url !== undefined) requireWritable(options.dataDir)
  return reach(options)
}

async function reach(options: StoreOptions): Promise<Connection> {
  const server = options.url === undefined ? await joinServer(options.dataDir, options) : undefined
  const url = server?.url ?? options.url ?? ''
  const pool = poolOf(url, options.connections ?? 10)
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= pool.end().then(() => server?.leave())
    return closing
  }
  try {
    await pool.query('select 1')
    return { url, pool, close }
  } catch (error) {
    await close()
    throw nameError(error, server !== undefined)
  }
}

function poolOf(url: string, max: number): Pool {
  // The driver would take anything else as the name of a database on this machine.
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new StoreError('invalid', 'DATABASE_URL is not of the form postgres://user:password@host:5432/database.')
  const common = { types: parsers, application_name: applicationName(url), connectionTimeoutMillis: 15_000 }
  const pool = new Pool({ connectionString: url, max, ...common })
  // A connection that breaks between two statements is replaced, or reported, at the next one.
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}
