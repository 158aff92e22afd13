import { sql } from 'kysely'
import type { Db } from '../kernel/schema.ts'
import { json, leaseEnd } from '../kernel/sql.ts'

/** Whose request it is: API key, route and `Idempotency-Key`. */
export interface RequestKey {
  readonly key: string
  readonly route: string
  readonly idempotencyKey: string
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** `new`: do it and call finish or abandon; `answered`: give this; `in_progress`: another is at it; `mismatch`: same key, other body. */
export type Begun =
  | { readonly state: 'new' }
  | { readonly state: 'answered'; readonly answer: Answer }
  | { readonly state: 'in_progress' }
  | { readonly state: 'mismatch' }

export interface Idempotency {
  /** In a transaction: whether no other is at this request, until the transaction ends. */
  take(request: RequestKey): Promise<boolean>
  /** `ttlMs`: how long one may be at it before another may begin anew (it died). */
  begin(request: RequestKey, bodyHash: string, ttlMs: number): Promise<Begun>
  /** `ttlMs`: how long the answer is kept; absent: as long as `begin` said. */
  finish(request: RequestKey, answer: Answer, ttlMs?: number): Promise<void>
  abandon(request: RequestKey): Promise<void>
  /** Deletes what has expired. */
  sweep(): Promise<number>
}

export function idempotency(db: Db): Idempotency {
  return {
    async take({ key, route, idempotencyKey }) {
      const { rows } = await sql<{ taken: boolean }>`
        select pg_try_advisory_xact_lock(hashtextextended(${[key, route, idempotencyKey].join(' ')}, 0)) as taken`.execute(
        db,
      )
      return rows[0]?.taken === true
    },

    async begin(request, bodyHash, ttlMs) {
      const begun = await db
        .insertInto('idempotencyKeys')
        .values({ ...request, bodyHash, expiresAt: leaseEnd(ttlMs) })
        .onConflict(conflict =>
          conflict
            .columns(['key', 'route', 'idempotencyKey'])
            .doUpdateSet({ bodyHash, status: null, headers: null, body: null, expiresAt: leaseEnd(ttlMs) })
            .where('idempotencyKeys.expiresAt', '<', sql<string>`now()`),
        )
        .returning('key')
        .executeTakeFirst()
      if (begun) return { state: 'new' }
      const row = await db
        .selectFrom('idempotencyKeys')
        .selectAll()
        .where(eb => eb.and(request))
        .executeTakeFirst()
      if (row && row.bodyHash !== bodyHash) return { state: 'mismatch' }
      if (!row || row.status === null) return { state: 'in_progress' }
      return { state: 'answered', answer: { status: row.status, headers: row.headers ?? {}, body: row.body ?? '' } }
    },

    async finish(request, { status, headers, body }, ttlMs) {
      await db
        .updateTable('idempotencyKeys')
        .set({ status, headers: json(headers), body })
        .$if(ttlMs !== undefined, query => query.set({ expiresAt: leaseEnd(ttlMs ?? 0) }))
        .where(eb => eb.and(request))
        .execute()
    },

    async abandon(request) {
      await db
        .deleteFrom('idempotencyKeys')
        .where(eb => eb.and(request))
        .where('status', 'is', null)
        .execute()
    },

    async sweep() {
      const swept = await db
        .deleteFrom('idempotencyKeys')
        .where('expiresAt', '<', sql<string>`now()`)
        .executeTakeFirst()
      return Number(swept.numDeletedRows)
    },
  }
}
