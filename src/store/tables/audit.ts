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
  }
}
