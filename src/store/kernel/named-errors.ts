import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { Pool } from 'pg'
import { StoreError } from './error.ts'
import { pgCode } from './sql.ts'

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EAI_AGAIN',
  'ENOENT',
])
/** Of the driver, which gives these no code. */
const LOST =
  /^Connection terminated|^Client has encountered a connection error|timeout exceeded when trying to connect|^Client was closed/

/** Names what may befall any statement (PostgreSQL's appendix A); everything else stays as it is. `embedded`: our own server. */
export function nameError(error: unknown, embedded = false): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error
  const code = pgCode(error) ?? ''
  if (NETWORK.has(code) || /^(08|57P0[1-5]|53300)/.test(code) || LOST.test(error.message))
    return new StoreError(
      'unreachable',
      embedded
        ? 'The embedded database does not answer: it is being started again.'
        : 'PostgreSQL does not answer: check that it runs and that DATABASE_URL is right.',
      error,
    )
  if (code === '53100')
    return new StoreError('disk_full', 'No space is left on the disk of the database: free some and try again.', error)
  if (/^28/.test(code) || code === '3D000' || code === '42501')
    return new StoreError(
      'unauthorized',
      'PostgreSQL refuses the user, password or database of DATABASE_URL: correct it.',
      error,
    )
  if (code === 'EXH01') return new StoreError('append_only', 'Evidence is never changed or deleted.', error)
  return error
}

/** A pool whose errors have names. `embedded`: the server is our own. */
export function namingPool(pool: Pool, embedded: boolean): PostgresPool {
  const rethrow = (error: unknown): never => {
    throw nameError(error, embedded)
  }
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect().catch(rethrow)
    const query = (text: unknown, parameters?: readonly unknown[]): unknown =>
      client.query(String(text), [...(parameters ?? [])]).catch(rethrow)
    return { query: query as PostgresPoolClient['query'], release: () => client.release() }
  }
  return { connect, end: () => pool.end() }
}
