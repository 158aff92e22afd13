import { accessSync, constants, mkdirSync } from 'node:fs'
import { sql } from 'kysely'
import { Pool } from 'pg'
import { joinServer } from './embedded/index.ts'
import { Ambient, type Open } from './kernel/ambient.ts'
import { dbOver } from './kernel/db.ts'
import { StoreError } from './kernel/error.ts'
import { fileError } from './kernel/file-error.ts'
import { nameError } from './kernel/named-errors.ts'
import type { Db } from './kernel/schema.ts'
import { SecretBox } from './kernel/secret-box.ts'
import { parsers } from './kernel/sql.ts'
import { migratePool } from './migrate.ts'
import { type Repositories, repositories } from './repositories.ts'

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

export interface Store extends Repositories {
  /** For other users of the same database (the PostgreSQL queue). Holds a password: not for logs. */
  readonly url: string
  /** The server is our own. */
  readonly embedded: boolean
  /** Where its tables are: installations that share a database each have their own. */
  readonly schema: string
  /** Everything in `work` happens, or nothing. Only what goes through `tx` is part of it. */
  transaction<T>(work: (tx: Repositories) => Promise<T>): Promise<T>
  /** Opens a transaction that lasts over several steps; what runs `within` it sees the store as that transaction. */
  begin(): Promise<OpenTransaction>
  /** At once, or when the transaction that the caller runs within is committed. */
  afterCommit(work: () => Promise<void>): Promise<void>
  /**
   * The moment up to which the record is settled: nothing that is still being written will bear an earlier `createdAt`
   * (or end of a run). A reader who asks for [since, horizon) and goes on from there misses and doubles nothing.
   */
  horizon(): Promise<string>
  /** Rejects when the database does not answer. */
  ping(): Promise<void>
  /** Closes the connections; the last process on an embedded server stops it. */
  close(): Promise<void>
}

export interface OpenTransaction {
  readonly repositories: Repositories
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
  const ambient = new Ambient<Repositories>()
  const members = repositories(db, pool, box)
  const rest: Omit<Store, keyof Repositories> = {
    url,
    schema,
    embedded,
    transaction: work => {
      const open = ambient.get()
      return open ? work(open.repositories) : db.transaction().execute(tx => work(repositories(tx, pool, box)))
    },
    begin: () => beginOver(db, tx => repositories(tx, pool, box), ambient),
    afterCommit: async work => {
      const open = ambient.get()
      if (open) open.after.push(work)
      else await work()
    },
    horizon: () => horizonOf(db),
    ping: async () => {
      await sql`select 1`.execute(db)
    },
    close,
  }
  return ambient.over(members, rest)
}

async function beginOver(
  db: Db,
  over: (tx: Db) => Repositories,
  ambient: Ambient<Repositories>,
): Promise<OpenTransaction> {
  const tx = await db.startTransaction().execute()
  const open: Open<Repositories> = { repositories: over(tx), after: [], ended: false }
  return {
    repositories: open.repositories,
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
