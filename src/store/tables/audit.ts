import { sql } from 'kysely'
import { v7 } from 'uuid'
import { decodeCursor, limitOf, type Page, type PageRequest, pageOf } from '../kernel/page.ts'
import type { Db } from '../kernel/schema.ts'
import { inTransaction, json } from '../kernel/sql.ts'
import { record } from '../ledger/record.ts'
import { auditState } from '../ledger/states.ts'

/** Who did what. No secret belongs in `detail`. */
export interface AuditEntry {
  /** `key exk_7f…`, `os alice`, `schedule <id>` */
  readonly actor: string
  /** `accounts.create` */
  readonly action: string
  readonly subject: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

export interface StoredAuditEntry extends AuditEntry {
  readonly id: string
  readonly at: string
}

export interface AuditLog {
  append(entry: AuditEntry): Promise<StoredAuditEntry>
  /** Newest first. */
  list(
    filter: {
      actor?: string | undefined
      action?: string | undefined
      since?: string | undefined
      until?: string | undefined
    },
    page?: PageRequest,
  ): Promise<Page<StoredAuditEntry>>
  /** What was looked at with keys that show some packages alone, newest first. */
  views(filter: ViewFilter, page?: PageRequest): Promise<Page<StoredView>>
}

export interface ViewFilter {
  /** Id of a key. */
  readonly key?: string | undefined
  /** Id of a package, an evidence item or a run. */
  readonly subject?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
}

/** What entries about such a key have in their detail. */
export interface ViewedWith {
  readonly key: string
  readonly prefix: string
  readonly person: string
}

export interface StoredView extends StoredAuditEntry {
  readonly detail: { readonly viewer: ViewedWith } & Readonly<Record<string, unknown>>
}

export function auditLog(db: Db): AuditLog {
  return {
    append: ({ detail, ...entry }) =>
      inTransaction(db, async tx => {
        const insert = tx.insertInto('auditLog').values({ id: v7(), ...entry, detail: json(detail) })
        const row = await insert.returningAll().executeTakeFirstOrThrow()
        await record(tx, { kind: 'audit', subject: row.id, digest: auditState(row) })
        return row
      }),

    async list({ actor, action, since, until }, page = {}) {
      const limit = limitOf(page)
      const cursor = decodeCursor(page.cursor, ['string'] as const)
      const rows = await db
        .selectFrom('auditLog')
        .selectAll()
        .where(eb => eb.and({ ...(actor && { actor }), ...(action && { action }) }))
        .$if(since !== undefined, query => query.where('at', '>=', since ?? ''))
        .$if(until !== undefined, query => query.where('at', '<', until ?? ''))
        .$if(cursor !== null, query => query.where('id', '<', cursor?.[0] ?? ''))
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      return pageOf(rows, limit, row => [row.id])
    },

    async views({ key, subject, since, until }, page = {}) {
      const limit = limitOf(page)
      const cursor = decodeCursor(page.cursor, ['string'] as const)
      const { rows } = await sql<StoredView>`
        select id, at, actor, action, subject, detail from audit_log
        where jsonb_exists(detail, 'viewer')
          and (${key ?? null}::text is null or detail #>> '{viewer,key}' = ${key ?? null})
          and (${subject ?? null}::text is null or subject = ${subject ?? null})
          and (${since ?? null}::timestamptz is null or at >= ${since ?? null})
          and (${until ?? null}::timestamptz is null or at < ${until ?? null})
          and (${cursor?.[0] ?? null}::uuid is null or id < ${cursor?.[0] ?? null}::uuid)
        order by id desc limit ${limit + 1}`.execute(db)
      return pageOf(rows, limit, row => [row.id])
    },
  }
}
