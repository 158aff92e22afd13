import { sql } from 'kysely'
import { v7 } from 'uuid'
import { sha256 } from '../../evidence/digest.ts'
import type { Role, Scope } from '../kernel/column-types.ts'
import { StoreError } from '../kernel/error.ts'
import { decodeCursor, limitOf, type Page, type PageRequest, pageOf } from '../kernel/page.ts'
import type { Db } from '../kernel/schema.ts'
import { found, inTransaction, jsonOrNull, uuidOr404 } from '../kernel/sql.ts'
import { record } from '../ledger/record.ts'
import { personState } from '../ledger/states.ts'
import { type ApiKey, insertKey, revokeKeys } from './keys.ts'

/** Somebody as their OpenID provider names them. */
export interface Claimed {
  readonly issuer: string
  readonly subject: string
  readonly name: string
  readonly email: string
  /** Null where the claims give none. */
  readonly role: Role | null
}

export interface StoredPerson extends Claimed {
  readonly id: string
  /** Who gave the role: the claims of each sign-in, or an admin, whose word stays. */
  readonly roleBy: 'claims' | 'admin'
  /** What an auditor is shown, as of keys. */
  readonly packages: readonly string[] | null
  readonly from: string | null
  readonly until: string | null
  readonly disabledAt: string | null
  readonly createdAt: string
  readonly lastSignInAt: string | null
}

/** Absent members stay as they are; a role of null leaves it to the claims of the next sign-in. */
export interface PersonChange {
  readonly role?: Role | null | undefined
  readonly disabled?: boolean | undefined
  readonly packages?: readonly string[] | null | undefined
  readonly from?: string | null | undefined
  readonly until?: string | null | undefined
}

export interface People {
  get(id: string): Promise<StoredPerson>
  /** In the order in which they first came. */
  list(page?: PageRequest): Promise<Page<StoredPerson>>
  /** Writes down who came, with the role that holds now. Whoever has none is written down too, for an admin to give one. */
  arrive(claimed: Claimed): Promise<StoredPerson>
  /** A session of its own, which ends by itself. Throws `conflict` where the person is disabled. */
  signIn(person: StoredPerson, scopes: readonly Scope[], hours: number): Promise<{ key: ApiKey; secret: string }>
  /** Ends a session; a key that is none stays. */
  signOut(session: { readonly id: string } | { readonly secret: string }): Promise<void>
  /** A change of what somebody may ends all their sessions at once. */
  update(id: string, change: PersonChange): Promise<StoredPerson>
}

export function people(db: Db): People {
  const repository: People = {
    async get(id) {
      const query = db.selectFrom('people').select(COLUMNS).where('id', '=', uuidOr404(id, 'person'))
      return found(await query.executeTakeFirst(), 'person', id)
    },

    async list(page = {}) {
      const limit = limitOf(page)
      const cursor = decodeCursor(page.cursor, ['string'] as const)
      const rows = await db
        .selectFrom('people')
        .select(COLUMNS)
        .$if(cursor !== null, query => query.where('id', '>', cursor?.[0] ?? ''))
        .orderBy('id')
        .limit(limit + 1)
        .execute()
      return pageOf(rows, limit, row => [row.id])
    },

    arrive: claimed =>
      inTransaction(db, async tx => {
        const { issuer, subject, name, email, role } = claimed
        const before = await tx
          .selectFrom('people')
          .selectAll()
          .where(eb => eb.and({ issuer, subject }))
          .forUpdate()
          .executeTakeFirst()
        const now = before?.roleBy === 'admin' ? before.role : role
        // Sessions of a role that the provider has taken away since end with it.
        if (before && before.role !== now) await revokeKeys(tx, 'personId', before.id)
        const after = await tx
          .insertInto('people')
          .values({ id: v7(), issuer, subject, name, email, role })
          .onConflict(conflict => conflict.columns(['issuer', 'subject']).doUpdateSet({ name, email, role: now }))
          .returningAll()
          .executeTakeFirstOrThrow()
        const digest = personState(after)
        if (!before || personState(before) !== digest)
          await record(tx, { kind: before ? 'person.update' : 'person.create', subject: after.id, digest })
        return tx.selectFrom('people').select(COLUMNS).where('id', '=', after.id).executeTakeFirstOrThrow()
      }),

    signIn: (person, scopes, hours) =>
      inTransaction(db, async tx => {
        const query = tx.updateTable('people').set({ lastSignInAt: sql`now()` }).where('id', '=', person.id)
        const there = await query
          .where('disabledAt', 'is', null)
          .returning(sql<string>`now() + ${hours} * interval '1 hour'`.as('expiresAt'))
          .executeTakeFirst()
        if (!there) throw new StoreError('conflict', 'This person is disabled.')
        const { id: personId, name, email, packages, from, until } = person
        const seen = { accounts: null, packages, from, until }
        const key = { name, person: `${name} <${email}>`, personId, scopes, ...seen, expiresAt: there.expiresAt }
        return insertKey(tx, key, `person ${personId}`, null)
      }),

    signOut: session =>
      inTransaction(db, async tx => {
        const query = tx.selectFrom('apiKeys').select('id').where('personId', 'is not', null)
        const found = await ('id' in session
          ? query.where('id', '=', session.id)
          : query.where('hash', '=', sha256(session.secret))
        ).executeTakeFirst()
        if (found) await revokeKeys(tx, 'id', found.id)
      }),

    async update(id, { role, disabled, packages, from, until }) {
      await inTransaction(db, async tx => {
        const change = {
          ...(role !== undefined && { role, roleBy: role === null ? ('claims' as const) : ('admin' as const) }),
          ...(disabled !== undefined && { disabledAt: disabled ? sql<string>`coalesce(disabled_at, now())` : null }),
          ...(packages !== undefined && { packages: jsonOrNull(packages) }),
          ...(from !== undefined && { seenFrom: from }),
          ...(until !== undefined && { seenUntil: until }),
        }
        if (Object.keys(change).length === 0) return
        const query = tx.updateTable('people').set(change).where('id', '=', uuidOr404(id, 'person'))
        const row = found(await query.returningAll().executeTakeFirst(), 'person', id)
        await record(tx, { kind: 'person.update', subject: row.id, digest: personState(row) })
        await revokeKeys(tx, 'personId', id)
      })
      return repository.get(id)
    },
  }
  return repository
}

const COLUMNS = [
  'id',
  'issuer',
  'subject',
  'name',
  'email',
  'role',
  'roleBy',
  'packages',
  'seenFrom as from',
  'seenUntil as until',
  'disabledAt',
  'createdAt',
  'lastSignInAt',
] as const
