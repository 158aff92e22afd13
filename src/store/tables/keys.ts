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
  /** Who holds it; the name says no more than what it is for. */
  readonly person?: string | null | undefined
  /** Shows these packages and what they were made of, and nothing else. */
  readonly packages?: readonly string[] | null | undefined
  /** Shows packages made at or after this moment alone. */
  readonly from?: string | null | undefined
  /** Shows packages made before this moment alone. */
  readonly until?: string | null | undefined
  /** The person whose session it is; null for a key that was made. */
  readonly personId?: string | null | undefined
}

export interface ApiKey extends NewKey {
  readonly id: string
  readonly person: string | null
  readonly packages: readonly string[] | null
  readonly from: string | null
  readonly until: string | null
  readonly personId: string | null
  /** Id of the key that made it; null for the first one, and for keys from before this was kept. */
  readonly madeBy: string | null
  /** The first characters, enough to tell keys apart: `exk_7f3a91c2`. */
  readonly prefix: string
  readonly createdAt: string
  readonly createdBy: string
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}

export interface Keys {
  /** `secret` is the whole key; it is given here once and stored as a hash. */
  create(key: NewKey, createdBy: string, madeBy?: string | null): Promise<{ key: ApiKey; secret: string }>
  /** The first admin key; undefined when any key exists. Only one caller ever gets it. */
  createFirst(name: string): Promise<{ key: ApiKey; secret: string } | undefined>
  get(id: string): Promise<ApiKey>
  /** The key of a prefix first, then who made it, and so on up to the first one. */
  lineOf(prefix: string): Promise<ApiKey[]>
  /** Without the sessions of people. */
  list(page?: PageRequest): Promise<Page<ApiKey>>
  /**
   * The key that this secret is, if it is valid now; notes its use (at most once a minute). The session of a person is
   * valid only where it was used, by what was noted, in the last `idleMinutes`.
   */
  authenticate(secret: string, idleMinutes: number): Promise<ApiKey | undefined>
  revoke(id: string): Promise<ApiKey>
}

/** Ends a line that somebody closed to a circle in the database. */
const LONGEST_LINE = 1000

/** Any fixed number: whoever makes the first key takes this advisory lock. */
const FIRST_KEY_LOCK = 0x45584b31

export function keys(db: Db): Keys {
  const repository: Keys = {
    create: (key, createdBy, madeBy = null) => inTransaction(db, tx => insertKey(tx, key, createdBy, madeBy)),

    createFirst: name =>
      inTransaction(db, async tx => {
        await sql`select pg_advisory_xact_lock(${FIRST_KEY_LOCK})`.execute(tx)
        const any = await tx.selectFrom('apiKeys').select('id').limit(1).executeTakeFirst()
        if (any) return undefined
        return insertKey(tx, { name, scopes: ['admin'], accounts: null, expiresAt: null }, 'first start', null)
      }),

    async get(id) {
      const query = db.selectFrom('apiKeys').select(COLUMNS).where('id', '=', uuidOr404(id, 'key'))
      return found(await query.executeTakeFirst(), 'key', id)
    },

    async lineOf(prefix) {
      // Of keys from before `made_by` was kept, `created_by` tells.
      const { rows } = await sql<{ id: string }>`
        with recursive line as (
          select id, made_by, created_by, 0 as step from api_keys where prefix = ${prefix}
          union
          select k.id, k.made_by, k.created_by, line.step + 1 from api_keys k join line
            on k.id = line.made_by or (line.made_by is null and line.created_by = 'key ' || k.prefix)
          where line.step < ${LONGEST_LINE}
        )
        select id from line group by id order by min(step)`.execute(db)
      return Promise.all(rows.map(({ id }) => repository.get(id)))
    },

    async list(page = {}) {
      const limit = limitOf(page)
      const cursor = decodeCursor(page.cursor, ['string'] as const)
      const rows = await db
        .selectFrom('apiKeys')
        .select(COLUMNS)
        .where('personId', 'is', null)
        .$if(cursor !== null, query => query.where('id', '>', cursor?.[0] ?? ''))
        .orderBy('id')
        .limit(limit + 1)
        .execute()
      return pageOf(rows, limit, row => [row.id])
    },

    async authenticate(secret, idleMinutes) {
      const found = await db
        .selectFrom('apiKeys')
        .select(COLUMNS)
        .select(usedOfLate.as('noted'))
        .where('hash', '=', sha256(secret))
        .where('revokedAt', 'is', null)
        .where(sql<boolean>`(expires_at is null or expires_at > now())`)
        .where(sql<boolean>`(person_id is null or (
          coalesce(last_used_at, created_at) > now() - ${idleMinutes} * interval '1 minute'
          and exists (select from people where people.id = person_id and disabled_at is null)))`)
        .executeTakeFirst()
      if (!found) return undefined
      const { noted, ...key } = found
      if (!noted) await noteUse(db, key.id)
      return key
    },

    async revoke(id) {
      await inTransaction(db, tx => revokeKeys(tx, 'id', uuidOr404(id, 'key')))
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
  'person',
  'madeBy',
  'packages',
  'seenFrom as from',
  'seenUntil as until',
  'personId',
] as const

/** Revokes the key of an id, or all those of a person; those that were revoked stay as they are. */
export async function revokeKeys(tx: Db, column: 'id' | 'personId', value: string): Promise<void> {
  const query = tx.updateTable('apiKeys').set({ revokedAt: sql`now()` }).where(column, '=', value)
  for (const revoked of await query.where('revokedAt', 'is', null).returningAll().execute())
    await record(tx, { kind: 'api-key.revoke', subject: revoked.id, digest: keyState(revoked) })
}

/** 32 random bytes: a plain hash is enough, there is nothing to guess. */
export async function insertKey(db: Db, asked: NewKey, createdBy: string, madeBy: string | null) {
  const { name, scopes, accounts, expiresAt, person = null, personId = null } = asked
  const { packages = null, from = null, until = null } = asked
  const secret = `exk_${randomBytes(32).toString('hex')}`
  const row = {
    id: v7(),
    name,
    scopes: json(scopes),
    accounts: jsonOrNull(accounts),
    expiresAt,
    createdBy,
    person,
    madeBy,
    packages: jsonOrNull(packages),
    seenFrom: from,
    seenUntil: until,
    personId,
  }
  const insert = db.insertInto('apiKeys').values({ ...row, prefix: secret.slice(0, 12), hash: sha256(secret) })
  const { hash, ...key } = await insert.returning([...COLUMNS, 'hash']).executeTakeFirstOrThrow()
  const seen = { seenFrom: key.from, seenUntil: key.until }
  await record(db, { kind: 'api-key.create', subject: key.id, digest: keyState({ ...key, ...seen, hash }) })
  return { key, secret }
}

const usedOfLate = sql<boolean | null>`last_used_at >= now() - interval '1 minute'`

async function noteUse(db: Db, id: string): Promise<void> {
  await db
    .updateTable('apiKeys')
    .set({ lastUsedAt: sql`now()` })
    .where('id', '=', id)
    .where(sql<boolean>`${usedOfLate} is not true`)
    .execute()
}
