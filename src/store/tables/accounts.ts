import { sql, type Updateable } from 'kysely'
import { v7 } from 'uuid'
import type { Changes } from '../kernel/changes.ts'
import type { Access } from '../kernel/column-types.ts'
import { StoreError } from '../kernel/error.ts'
import { decodeCursor, limitOf, type Page, type PageRequest, pageOf } from '../kernel/page.ts'
import type { Db, Tables } from '../kernel/schema.ts'
import { found, inTransaction, json, jsonOrNull, uuidOr404 } from '../kernel/sql.ts'
import { requireSeen, seenBy, type Viewer } from '../kernel/viewer.ts'
import { record } from '../ledger/record.ts'
import { accountState } from '../ledger/states.ts'

export interface NewAccount {
  /** 12 digits. */
  readonly account: string
  readonly name: string
  readonly access: Access
  /** Regions to read; null means all that are enabled. */
  readonly regions: readonly string[] | null
  readonly tags: Readonly<Record<string, string>>
  readonly enabled: boolean
}

export interface Account extends NewAccount {
  readonly id: string
  readonly createdAt: string
  readonly updatedAt: string
  /** The last time GetCallerIdentity said that it is this account. */
  readonly verifiedAt: string | null
  readonly lastError: { readonly code: string; readonly message: string } | null
  /** The organization whose connection brought it in; null: it was connected by itself. */
  readonly organization: string | null
}

export interface Accounts {
  /** Throws `conflict` when the account is there. */
  create(account: NewAccount): Promise<Account>
  get(id: string): Promise<Account>
  byNumber(account: string): Promise<Account | undefined>
  list(filter: { enabled?: boolean | undefined }, page?: PageRequest): Promise<Page<Account>>
  update(id: string, change: Changes<Omit<NewAccount, 'account'>>): Promise<Account>
  verified(id: string, error: { code: string; message: string } | null): Promise<void>
  remove(id: string): Promise<void>
}

export function accounts(db: Db, viewer: Viewer): Accounts {
  return {
    async create(account) {
      requireSeen(viewer, [account.account])
      const created = await inTransaction(db, tx => insertAccount(tx, { ...account, organization: null }))
      if (!created) throw new StoreError('conflict', `Account ${account.account} is there already.`)
      return created
    },

    async get(id) {
      const query = db
        .selectFrom('accounts')
        .selectAll()
        .where('id', '=', uuidOr404(id, 'account'))
        .where(seenBy(viewer, 'account'))
      return found(await query.executeTakeFirst(), 'account', id)
    },

    byNumber: account =>
      db
        .selectFrom('accounts')
        .selectAll()
        .where('account', '=', account)
        .where(seenBy(viewer, 'account'))
        .executeTakeFirst(),

    async list({ enabled }, page = {}) {
      const limit = limitOf(page)
      const cursor = decodeCursor(page.cursor, ['string'] as const)
      const rows = await db
        .selectFrom('accounts')
        .selectAll()
        .$if(enabled !== undefined, query => query.where('enabled', '=', enabled ?? true))
        .where(seenBy(viewer, 'account'))
        .$if(cursor !== null, query => query.where('account', '>', cursor?.[0] ?? ''))
        .orderBy('account')
        .limit(limit + 1)
        .execute()
      return pageOf(rows, limit, row => [row.account])
    },

    async update(id, { access, regions, tags, ...plain }) {
      const change: Updateable<Tables['accounts']> = {
        ...plain,
        ...(access && { access: json(access) }),
        ...(regions !== undefined && { regions: jsonOrNull(regions) }),
        ...(tags && { tags: json(tags) }),
      }
      return inTransaction(db, async tx => {
        const query = tx
          .updateTable('accounts')
          .set({ ...change, updatedAt: sql`now()` })
          .where('id', '=', uuidOr404(id, 'account'))
          .where(seenBy(viewer, 'account'))
        return recordState(tx, 'account.update', found(await query.returningAll().executeTakeFirst(), 'account', id))
      })
    },

    async verified(id, error) {
      const change = error ? { lastError: json(error) } : { lastError: null, verifiedAt: sql<string>`now()` }
      await db.updateTable('accounts').set(change).where('id', '=', id).where(seenBy(viewer, 'account')).execute()
    },

    async remove(id) {
      await inTransaction(db, async tx => {
        const query = tx
          .deleteFrom('accounts')
          .where('id', '=', uuidOr404(id, 'account'))
          .where(seenBy(viewer, 'account'))
        await recordState(tx, 'account.remove', found(await query.returningAll().executeTakeFirst(), 'account', id))
      })
    },
  }
}

/** Undefined where the account is there. */
export async function insertAccount(
  tx: Db,
  { access, regions, tags, ...rest }: NewAccount & Pick<Account, 'organization'>,
): Promise<Account | undefined> {
  const documents = { access: json(access), regions: jsonOrNull(regions), tags: json(tags) }
  const insert = tx
    .insertInto('accounts')
    .values({ id: v7(), ...rest, ...documents })
    .onConflict(conflict => conflict.column('account').doNothing())
  const row = await insert.returningAll().executeTakeFirst()
  return row && recordState(tx, 'account.create', row)
}

async function recordState(
  tx: Db,
  kind: 'account.create' | 'account.update' | 'account.remove',
  row: Account,
): Promise<Account> {
  await record(tx, { kind, subject: row.id, digest: accountState(row) })
  return row
}
