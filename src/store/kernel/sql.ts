import { randomBytes } from 'node:crypto'
import { CompiledQuery, sql } from 'kysely'
import type { Pool } from 'pg'
import { types } from 'pg'
import { StoreError } from './error.ts'
import type { Db } from './schema.ts'

const INT8 = 20
const TIMESTAMPTZ = 1184

/** Times leave the database as RFC 3339 UTC with milliseconds, big integers as numbers. */
export const parsers = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') => {
    if (oid === INT8) return Number
    if (oid === TIMESTAMPTZ) return rfc3339
    return types.getTypeParser(oid, format)
  }) as typeof types.getTypeParser,
}

/** As PostgreSQL writes a moment where the session's time zone is UTC. */
const IN_UTC = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/

/** What comes in UTC needs no calendar, which took a good part of the time of a page of rows. */
function rfc3339(text: string): string {
  const [, date, time, fraction = ''] = IN_UTC.exec(text) ?? []
  if (date === undefined || time === undefined) return new Date(text).toISOString()
  return `${date}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`
}

export const json = (value: unknown): string => JSON.stringify(value)
export const jsonOrNull = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value)

/** The row, or `not_found` naming what and which. */
export function found<T>(row: T | undefined, what: string, id: string): T {
  if (row === undefined) throw new StoreError('not_found', `There is no ${what} ${id}.`)
  return row
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** PostgreSQL refuses text that is no UUID with an error; for us there is just nothing there. */
export const isUuid = (text: string): boolean => UUID.test(text)

export function uuidOr404(text: string, what: string): string {
  if (!isUuid(text)) throw new StoreError('not_found', `There is no ${what} ${text.slice(0, 60)}.`)
  return text
}

/** True where a column has one of the values; an empty list finds nothing. */
export const anyOf = (column: string, values: readonly string[] = []) =>
  sql<boolean>`${sql.ref(column)} = any(${values}::text[])`

/** SQLSTATE of a PostgreSQL error. */
export const pgCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** The moment a lease ends, by the database's clock: workers' clocks may differ. */
export const leaseEnd = (leaseMs: number) => sql<string>`now() + ${leaseMs} * interval '1 millisecond'`

/** In the transaction at hand, or in a new one. */
export const inTransaction = <T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> =>
  db.isTransaction ? work(db) : db.transaction().execute(work)

/**
 * Reads a large answer with a cursor; memory does not grow with the answer. In a transaction it sees what that wrote;
 * else it takes a connection of its own for as long as it is read.
 */
export async function* streamRows<T extends object>(
  db: Db,
  pool: Pool,
  text: string,
  values: unknown[],
): AsyncGenerator<T> {
  const reader = db.isTransaction ? transactionReader(db) : await ownReader(pool)
  const cursor = `rows_${randomBytes(6).toString('hex')}`
  try {
    await reader.run(`declare ${cursor} no scroll cursor for ${text}`, values)
    for (let rows: T[] = []; ; ) {
      rows = (await reader.run(`fetch ${BATCH} from ${cursor}`, [])) as T[]
      for (const row of rows) yield row
      if (rows.length < BATCH) return
    }
  } finally {
    await reader.end(cursor)
  }
}

interface Reader {
  run(text: string, values: unknown[]): Promise<unknown[]>
  end(cursor: string): Promise<void>
}

function transactionReader(db: Db): Reader {
  const run = async (text: string, values: unknown[]) => (await db.executeQuery(CompiledQuery.raw(text, values))).rows
  return {
    run,
    // A transaction that failed has closed it already.
    end: cursor => run(`close ${cursor}`, []).then(noop, noop),
  }
}

async function ownReader(pool: Pool): Promise<Reader> {
  const client = await pool.connect()
  const run = async (text: string, values: unknown[]) => (await client.query(text, values)).rows
  const end = () =>
    client.query('rollback').then(
      () => client.release(),
      (error: Error) => client.release(error),
    )
  try {
    await client.query('begin read only')
    await client.query("set local work_mem = '64MB'")
  } catch (error) {
    await end()
    throw error
  }
  return { run, end }
}

const noop = (): void => {}

const BATCH = 1000
