import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { sha256 } from '../../evidence/digest.ts'
import type { Scope } from '../kernel/column-types.ts'
import { decodeCursor, limitOf, type Page, type PageRequest, pageOf } from '../kernel/page.ts'
import type { Db } from '../kernel/schema.ts'
import { found, inTransaction, json, jsonOrNull, uuidOr404 } from '../kernel/sql.ts'
import { record } from '../ledger/record.ts'
import { keyState } from '../ledger/states.ts'

export interface NewKey {
  readonly name: string
  readonly scopes: readonly Scope[]
  /** Null: all accounts. */
  readonly accounts: readonly string[] | null
  readonly expiresAt: string | null
}

export interface ApiKey extends NewKey {
  readonly id: string
  /** The first characters, enough to tell keys apart: `exk_7f3a91c2`. */
  readonly prefix: string
  readonly createdAt: string
  readonly createdBy: string
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}

export interface Keys {
  /** `secret` is the whole key; it is given here once and stored as a hash. */
  create(key: NewKey, createdBy: string): Promise<{ key: ApiKey; secret: string }>
  /** The first admin key; undefined when any key exists. Only one caller ever gets it. */
  createFirst(name: string): Promise<{ key: ApiKey; secret: string } | undefined>
  get(id: string): Promise<ApiKey>
  list(page?: PageRequest): Promise<Page<ApiKey>>
  /** The key that this secret is, if it is valid now; notes its use (at most once a minute). */
  authenticate(secret: string): Promise<ApiKey | undefined>
  revoke(id: string): Promise<ApiKey>
}

/** Any fixed number: whoever makes the first key takes this advisory lock. */
const FIRST_KEY_LOCK = 0x45584b31

export function keys(db: Db): Keys {
  const repository: Keys = {
    create: (key, createdBy) => inTransaction(db, tx => insertKey(tx, key, createdBy)),

    createFirst: name =>
      inTransaction(db, async tx => {
        await sql`select pg_advisory_xact_lock(${FIRST_KEY_LOCK})`.execute(tx)
        const any = await tx.selectFrom('apiKeys').select('id').limit(1).executeTakeFirst()
        if (any) return undefined
        return insertKey(tx, { name, scopes: ['admin'], accounts: null, expiresAt: null }, 'first start')
      }),

    async get(id) {
      const query = db.selectFrom('apiKeys').select(COLUMNS).where('id', '=', uuidOr404(id, 'key'))
      return found(await query.executeTakeFirst(), 'key', id)
    },

    async list(page = {}) {
      const limit = limitOf(page)
      const cursor = decodeCursor(page.cursor, ['string'] as const)
      const rows = await db
        .selectFrom('apiKeys')
        .select(COLUMNS)
        .$if(cursor !== null, query => query.where('id', '>', cursor?.[0] ?? ''))
        .orderBy('id')
        .limit(limit + 1)
        .execute()
      return pageOf(rows, limit, row => [row.id])
    },

    async authenticate(secret) {
      const key = await db
        .selectFrom('apiKeys')
        .select(COLUMNS)
        .where('hash', '=', sha256(secret))
        .where('revokedAt', 'is', null)
        .where(sql<boolean>`(expires_at is null or expires_at > now())`)
        .executeTakeFirst()
      if (key) await noteUse(db, key.id)
      return key
    },

    async revoke(id) {
      await inTransaction(db, async tx => {
        const query = tx.updateTable('apiKeys').set({ revokedAt: sql`now()` }).where('id', '=', uuidOr404(id, 'key'))
        const revoked = await query.where('revokedAt', 'is', null).returningAll().executeTakeFirst()
        if (revoked) await record(tx, { kind: 'api-key.revoke', subject: id, digest: keyState(revoked) })
      })
      return repository.get(id)
    },
  }
  return repository
}

const COLUMNS = [
  'id',
  'name',
  'prefix',
  'scopes',
  'accounts',
  'expiresAt',
  'createdAt',
  'createdBy',
  'lastUsedAt',
  'revokedAt',
] as const

/** 32 random bytes: a plain hash is enough, there is nothing to guess. */
async function insertKey(db: Db, { name, scopes, accounts, expiresAt }: NewKey, createdBy: string) {
  const secret = `exk_${randomBytes(32).toString('hex')}`
  const row = { id: v7(), name, scopes: json(scopes), accounts: jsonOrNull(accounts), expiresAt, createdBy }
  const insert = db.insertInto('apiKeys').values({ ...row, prefix: secret.slice(0, 12), hash: sha256(secret) })
  const { hash, ...key } = await insert.returning([...COLUMNS, 'hash']).executeTakeFirstOrThrow()
  await record(db, { kind: 'api-key.create', subject: key.id, digest: keyState({ ...key, hash }) })
  return { key, secret }
}

async function noteUse(db: Db, id: string): Promise<void> {
  await db
    .updateTable('apiKeys')
    .set({ lastUsedAt: sql`now()` })
    .where('id', '=', id)
    .where(sql<boolean>`(last_used_at is null or last_used_at < now() - interval '1 minute')`)
    .execute()
}
