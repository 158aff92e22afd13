import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { Pool } from 'pg'
import { StoreError } from './error.ts'
import { pgCode } from './sql.ts'

const NETWORK = new Set([
  'EACCES',
  'EADDRNOTAVAIL',
  'EAI_AGAIN',
  'EAI_FAIL',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EPERM',
  'EPIPE',
  'ETIMEDOUT',
])
/** Of the driver, which gives these no code. */
const LOST =
  /^Connection terminated|^Client has encountered a connection error|timeout exceeded when trying to connect|^Client was closed/
/** Of the driver and the server; the last is a certificate's file that is not there. */
const TLS = /does not support SSL connections|error establishing an SSL connection|no encryption|^E[A-Z]+: .*, open '/
/** Node's names for what OpenSSL finds wrong with a certificate or a handshake. */
const CERTIFICATE =
  /^(ERR_(SSL|TLS|OSSL)_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO$|NO_START_LINE)/
/** The driver's, where a password is missing or the server proves nothing. */
const SASL = /^SASL: /

/** Names what may befall any statement (PostgreSQL's appendix A); everything else stays as it is. `embedded`: our own server. */
export function nameError(error: unknown, embedded = false): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error
  const named = kindOf(pgCode(error) ?? '', error.message)
  if (!named) return error
  const message = named === 'unreachable' && embedded ? EMBEDDED_AWAY : SENTENCES[named]
  return new StoreError(named, message, error)
}

const SENTENCES = {
  unreachable: 'PostgreSQL does not answer: check that it runs and that DATABASE_URL is right.',
  tls_refused:
    'PostgreSQL and DATABASE_URL do not agree on TLS: correct sslmode and the certificates that it is to be checked with.',
  unauthorized: 'PostgreSQL refuses the user, password or database of DATABASE_URL: correct it.',
  read_only: 'PostgreSQL takes no changes: DATABASE_URL leads to a standby or a read-only database.',
  disk_full: 'No space is left on the disk of the database: free some and try again.',
  append_only: 'Evidence is never changed or deleted.',
} as const
const EMBEDDED_AWAY = 'The embedded database does not answer: it is being started again.'

function kindOf(code: string, message: string): keyof typeof SENTENCES | undefined {
  if (TLS.test(message) || CERTIFICATE.test(code)) return 'tls_refused'
  if (NETWORK.has(code) || /^(08|57P0[1-5]|53300)/.test(code) || LOST.test(message)) return 'unreachable'
  if (code === '53100') return 'disk_full'
  if (/^28/.test(code) || code === '3D000' || code === '42501' || SASL.test(message)) return 'unauthorized'
  if (code === '25006') return 'read_only'
  return code === 'EXH01' ? 'append_only' : undefined
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
