import { Kysely, Migrator, PostgresDialect } from 'kysely'
import type { Pool } from 'pg'
import { dbOver } from './kernel/db.ts'
import { StoreError } from './kernel/error.ts'
import { nameError } from './kernel/named-errors.ts'
import { pgCode } from './kernel/sql.ts'
import { adoptRows } from './ledger/adopt.ts'
import { MIGRATIONS } from './migrations/index.ts'

/** Any fixed number: whoever migrates an Exhibit database takes this advisory lock. */
const LOCK = 0x45584849

/** Brings the current schema up to date; gives the names of the migrations applied. Safe when several start at once. */
export async function migratePool(pool: Pool): Promise<string[]> {
  const guard = await pool.connect()
  try {
    await guard.query('select pg_advisory_lock($1)', [LOCK])
    const { rows } = await guard.query<{ schema: string | null }>('select current_schema() as schema')
    const schema = rows[0]?.schema
    if (!schema)
      throw new StoreError('migration_failed', 'The search_path of DATABASE_URL names no schema that exists.')
    const applied = await run(pool, schema)
    await adoptRows(dbOver(pool, false))
    return applied
  } finally {
    await guard.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined)
    guard.release()
  }
}

/** Which migrations are still to be applied to the current schema, and whether it has some that are not known here. */
export async function migrationsOf(pool: Pool): Promise<{ pending: string[]; newer: boolean }> {
  const rows = await pool
    .query<{ name: string }>('select name from kysely_migration')
    .then(found => found.rows)
    .catch(error => {
      if (pgCode(error) === '42P01') return []
      throw nameError(error)
    })
  const applied = new Set(rows.map(({ name }) => name))
  const pending = Object.keys(MIGRATIONS).filter(name => !applied.has(name))
  return { pending, newer: rows.some(({ name }) => !(name in MIGRATIONS)) }
}

async function run(pool: Pool, schema: string): Promise<string[]> {
  // Kysely would else find the migration table of any schema of the database.
  const migrator = new Migrator({
    db: new Kysely<never>({ dialect: new PostgresDialect({ pool }) }),
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableSchema: schema,
  })
  let { error, results } = await migrator.migrateToLatest()
  for (let tries = 1; tries < 5 && vanished(error); tries++) ({ error, results } = await migrator.migrateToLatest())
  if (error) throw failure(error)
  return (results ?? []).filter(result => result.status === 'Success').map(result => result.migrationName)
}

/** Kysely looks at every schema of the database; one that somebody else drops at that moment makes it stumble. */
const vanished = (error: unknown): boolean => ['3F000', '42P01', 'XX000'].includes(pgCode(error) ?? '')

function failure(error: unknown): unknown {
  const message = error instanceof Error ? error.message : ''
  if (/corrupted migrations/.test(message))
    return new StoreError('schema_newer', 'A newer Exhibit has migrated this database: use that version.', error)
  const named = nameError(error)
  if (named instanceof StoreError) return named
  return new StoreError('migration_failed', 'The database could not be brought up to date.', error)
}
