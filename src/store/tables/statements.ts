import { sql } from 'kysely'
import { type LedgerKind, statementDigest } from '../../evidence/ledger.ts'
import type { Db } from '../kernel/schema.ts'
import { found, inTransaction, json } from '../kernel/sql.ts'
import { record } from '../ledger/record.ts'

/** What the owner states of the installation or of one account; the service gave and reads the body. */
export interface StoredStatement {
  /** `installation`, or an account of 12 digits. */
  readonly scope: string
  readonly body: unknown
  readonly statedBy: string
  readonly updatedAt: string
}

export interface Statements {
  put(statement: Omit<StoredStatement, 'updatedAt'>): Promise<StoredStatement>
  get(scope: string): Promise<StoredStatement | undefined>
  /** Throws `not_found`. */
  remove(scope: string): Promise<void>
}

export function statements(db: Db): Statements {
  return {
    put: ({ scope, body, statedBy }) =>
      inTransaction(db, async tx => {
        const row = await tx
          .insertInto('statements')
          .values({ scope, body: json(body), statedBy })
          .onConflict(conflict =>
            conflict.column('scope').doUpdateSet({ body: json(body), statedBy, updatedAt: sql`now()` }),
          )
          .returningAll()
          .executeTakeFirstOrThrow()
        await recordState(tx, 'statement.put', row)
        return row
      }),

    get: scope => db.selectFrom('statements').selectAll().where('scope', '=', scope).executeTakeFirst(),

    async remove(scope) {
      await inTransaction(db, async tx => {
        const query = tx.deleteFrom('statements').where('scope', '=', scope).returningAll()
        await recordState(tx, 'statement.remove', found(await query.executeTakeFirst(), 'statement', scope))
      })
    },
  }
}

const recordState = (tx: Db, kind: LedgerKind, row: StoredStatement): Promise<void> =>
  record(tx, { kind, subject: row.scope, digest: statementDigest(row) })
