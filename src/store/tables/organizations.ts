import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { OrganizationRules, OrganizationStanding } from '../../evidence/organization.ts'
import type { Changes } from '../kernel/changes.ts'
import { decodeCursor, limitOf, type Page, type PageRequest, pageOf } from '../kernel/page.ts'
import type { Db } from '../kernel/schema.ts'
import { found, inTransaction, json, jsonOrNull, uuidOr404 } from '../kernel/sql.ts'
import { record } from '../ledger/record.ts'
import { organizationState } from '../ledger/states.ts'
import { type Account, insertAccount, type NewAccount } from './accounts.ts'
import { addEvents, type NewEvent } from './events.ts'

export interface NewOrganization extends OrganizationRules {
  readonly name: string
  /** Its management account or a delegated administrator, whose evidence names the accounts. */
  readonly account: string
  readonly roleName: string
  readonly externalId: string
  /** Of the accounts that join; null: all that are enabled. */
  readonly regions: readonly string[] | null
  /** False: no account joins. */
  readonly enabled: boolean
}

export interface Organization extends NewOrganization {
  readonly id: string
  readonly createdAt: string
  readonly updatedAt: string
  /** What the last run that asked for all accounts made of it. */
  readonly lastJoin: OrganizationStanding | null
}

/** An account that did not let the last run in that tried it. */
export interface RefusedAccount {
  readonly account: string
  readonly run: string
  readonly error: { readonly code: string; readonly message: string } | null
}

export interface Joining {
  /** Each with what is told of it. */
  readonly accounts: readonly { readonly account: NewAccount; readonly event: NewEvent }[]
  /** What is told besides. */
  readonly events: readonly NewEvent[]
  readonly lastJoin: OrganizationStanding
}

export interface Organizations {
  create(organization: NewOrganization): Promise<Organization>
  /** Throws `not_found`. */
  get(id: string): Promise<Organization>
  list(filter: { enabled?: boolean | undefined }, page?: PageRequest): Promise<Page<Organization>>
  update(id: string, change: Changes<Omit<NewOrganization, 'account'>>): Promise<Organization>
  remove(id: string): Promise<void>
  /** Connects accounts, tells of it and keeps what was found: all or nothing. Gives those that were not connected meanwhile. */
  join(id: string, joining: Joining): Promise<string[]>
  /** Whether one that is on selects its accounts by their tags, as this account, or any, lists them. */
  selectByTags(account?: string): Promise<boolean>
  /** The accounts that it connected, ordered by number. */
  members(id: string): Promise<Account[]>
  /** Of those, which the last run that tried them could not enter. */
  refused(id: string): Promise<RefusedAccount[]>
}

export function organizations(db: Db): Organizations {
  return {
    create: ({ units, tags, excluded, regions, ...rest }) =>
      inTransaction(db, async tx => {
        const lists = { units: json(units), tags: json(tags), excluded: json(excluded) }
        const documents = { ...lists, regions: jsonOrNull(regions) }
        const insert = tx.insertInto('organizations').values({ id: v7(), ...rest, ...documents })
        return recordState(tx, 'organization.create', await insert.returningAll().executeTakeFirstOrThrow())
      }),

    async get(id) {
      const query = db.selectFrom('organizations').selectAll().where('id', '=', uuidOr404(id, 'organization'))
      return found(await query.executeTakeFirst(), 'organization', id)
    },

    async selectByTags(account) {
      const query = db
        .selectFrom('organizations')
        .select('id')
        .where('enabled', '=', true)
        .where(sql<boolean>`jsonb_array_length(tags) > 0`)
        .$if(account !== undefined, q => q.where('account', '=', account ?? ''))
      return (await query.limit(1).executeTakeFirst()) !== undefined
    },

    async list({ enabled }, page = {}) {
      const limit = limitOf(page)
      const cursor = decodeCursor(page.cursor, ['string'] as const)
      const rows = await db
        .selectFrom('organizations')
        .selectAll()
        .$if(enabled !== undefined, query => query.where('enabled', '=', enabled ?? true))
        .$if(cursor !== null, query => query.where('id', '>', cursor?.[0] ?? ''))
        .orderBy('id')
        .limit(limit + 1)
        .execute()
      return pageOf(rows, limit, row => [row.id])
    },

    update: (id, { units, tags, excluded, regions, ...plain }) =>
      inTransaction(db, async tx => {
        const change = {
          ...plain,
          ...(units && { units: json(units) }),
          ...(tags && { tags: json(tags) }),
          ...(excluded && { excluded: json(excluded) }),
          ...(regions !== undefined && { regions: jsonOrNull(regions) }),
        }
        const query = tx
          .updateTable('organizations')
          .set({ ...change, updatedAt: sql`now()` })
          .where('id', '=', uuidOr404(id, 'organization'))
        const row = found(await query.returningAll().executeTakeFirst(), 'organization', id)
        return recordState(tx, 'organization.update', row)
      }),

    remove: id =>
      inTransaction(db, async tx => {
        const query = tx.deleteFrom('organizations').where('id', '=', uuidOr404(id, 'organization'))
        const row = found(await query.returningAll().executeTakeFirst(), 'organization', id)
        await recordState(tx, 'organization.remove', row)
      }),

    join: (id, { accounts, events, lastJoin }) =>
      inTransaction(db, async tx => {
        const joined: NewEvent[] = []
        for (const { account, event } of accounts)
          if (await insertAccount(tx, { ...account, organization: id })) joined.push(event)
        await addEvents(tx, [...joined, ...events])
        await tx
          .updateTable('organizations')
          .set({ lastJoin: json(lastJoin) })
          .where('id', '=', id)
          .execute()
        return joined.flatMap(event => event.accounts ?? [])
      }),

    members: id =>
      db
        .selectFrom('accounts')
        .selectAll()
        .where('organization', '=', uuidOr404(id, 'organization'))
        .orderBy('account')
        .execute(),

    async refused(id) {
      const { rows } = await sql<RefusedAccount>`
        select account, run, error from (
          select distinct on (t.account) t.account, t.run, t.status, t.error
          from accounts a join targets t on t.account = a.account
          where a.organization = ${uuidOr404(id, 'organization')} and t.region = 'global'
            and t.status in ('done', 'refused', 'failed')
          order by t.account, t.run desc) as last
        where status = 'refused' order by account`.execute(db)
      return rows
    },
  }
}

async function recordState(
  tx: Db,
  kind: 'organization.create' | 'organization.update' | 'organization.remove',
  row: Organization,
): Promise<Organization> {
  await record(tx, { kind, subject: row.id, digest: organizationState(row) })
  return row
}
