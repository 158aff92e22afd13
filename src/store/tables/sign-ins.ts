import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { sha256 } from '../../evidence/digest.ts'
import { decodeCursor, limitOf, type Page, type PageRequest, pageOf } from '../kernel/page.ts'
import type { Db } from '../kernel/schema.ts'
import { found, inTransaction, json, jsonOrNull, uuidOr404 } from '../kernel/sql.ts'
import { type ApiKey, insertKey, type NewKey } from './keys.ts'

export interface NewSignIn
  extends Pick<NewKey, 'name' | 'scopes' | 'person' | 'packages' | 'from' | 'until'>,
    Partial<Pick<NewKey, 'accounts'>> {
  readonly createdBy: string
  /** Id of the key in whose name it is made: both are one person. */
  readonly madeBy: string | null
  /** How long the link is good; default: one hour. */
  readonly hours?: number
  /** When the key ends that it gives; default: a day after it was given. */
  readonly keyExpiresAt?: string | null
}

/** A link that was not used yet. */
export interface StoredSignIn {
  readonly id: string
  readonly name: string
  readonly person: string | null
  readonly scopes: ApiKey['scopes']
  readonly accounts: readonly string[] | null
  readonly packages: readonly string[] | null
  readonly from: string | null
  readonly until: string | null
  readonly keyExpiresAt: string | null
  readonly expiresAt: string
  readonly createdAt: string
  readonly createdBy: string
}

/** Links that sign somebody in once. */
export interface SignIns {
  /** `token` is given here once and stored as a hash. */
  create(signIn: NewSignIn): Promise<{ link: StoredSignIn; token: string }>
  /** Those that can still be used, in the order in which they were made. */
  list(page?: PageRequest): Promise<Page<StoredSignIn>>
  /** Takes a link back. Throws `not_found`, where it was used too. */
  remove(id: string): Promise<StoredSignIn>
  /** A key of its own for who brings a token first, as long as the link is good. */
  redeem(token: string): Promise<{ key: ApiKey; secret: string } | undefined>
}

const LINK_HOURS = 1
const KEY_LIVES = '1 day'

export function signIns(db: Db): SignIns {
  return {
    create: asked =>
      inTransaction(db, async tx => {
        const token = `exs_${randomBytes(32).toString('hex')}`
        await tx.deleteFrom('signIns').where('expiresAt', '<', sql<string>`now()`).execute()
        const insert = tx.insertInto('signIns').values({ hash: sha256(token), ...rowOf(asked) })
        return { link: await insert.returning(COLUMNS).executeTakeFirstOrThrow(), token }
      }),

    async list(page = {}) {
      const limit = limitOf(page)
      const cursor = decodeCursor(page.cursor, ['string'] as const)
      const rows = await db
        .selectFrom('signIns')
        .select(COLUMNS)
        .where('expiresAt', '>', sql<string>`now()`)
        .$if(cursor !== null, query => query.where('id', '>', cursor?.[0] ?? ''))
        .orderBy('id')
        .limit(limit + 1)
        .execute()
      return pageOf(rows, limit, row => [row.id])
    },

    async remove(id) {
      const query = db.deleteFrom('signIns').where('id', '=', uuidOr404(id, 'sign-in link'))
      return found(await query.returning(COLUMNS).executeTakeFirst(), 'sign-in link', id)
    },

    redeem: token =>
      inTransaction(db, async tx => {
        // Of several who bring it at once one deletes it; the others find nothing.
        const taken = await tx
          .deleteFrom('signIns')
          .where('hash', '=', sha256(token))
          .where('expiresAt', '>', sql<string>`now()`)
          .returning([...COLUMNS, 'madeBy', sql<string>`now() + ${KEY_LIVES}::interval`.as('tomorrow')])
          .executeTakeFirst()
        if (!taken) return undefined
        const { createdBy, madeBy, keyExpiresAt, tomorrow, ...key } = taken
        return insertKey(tx, { ...key, expiresAt: keyExpiresAt ?? tomorrow }, createdBy, madeBy)
      }),
  }
}

function rowOf({ name, scopes, person = null, createdBy, madeBy, hours = LINK_HOURS, ...rest }: NewSignIn) {
  const { accounts, packages, from = null, until = null, keyExpiresAt = null } = rest
  return {
    ...{ id: v7(), name, scopes: json(scopes), person, createdBy, madeBy, keyExpiresAt },
    ...{ accounts: jsonOrNull(accounts), packages: jsonOrNull(packages), seenFrom: from, seenUntil: until },
    expiresAt: sql<string>`now() + ${hours} * interval '1 hour'`,
  }
}

const COLUMNS = [
  'id',
  'name',
  'person',
  'scopes',
  'accounts',
  'packages',
  'seenFrom as from',
  'seenUntil as until',
  'keyExpiresAt',
  'expiresAt',
  'createdAt',
  'createdBy',
] as const
