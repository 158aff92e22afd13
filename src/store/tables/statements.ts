import { sql } from 'kysely'
import { type LedgerKind, statementDigest } from '../../evidence/ledger.ts'
import type { Db } from '../kernel/schema.ts'
import { found, inTransaction, json } from '../kernel/sql.ts'
import { requireSeen, requireWhole, type Viewer } from '../kernel/viewer.ts'
import { record } from '../ledger/record.ts'

/** The scope of what is stated for every account that has no statement of its own. */
export const INSTALLATION = 'installation'

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
  /** An account's own, or else the installation's, which holds for it too. */
  holding(account: string): Promise<StoredStatement | undefined>
  /** Throws `not_found`. */
  remove(scope: string): Promise<void>
}

export function statements(db: Db, viewer: Viewer): Statements {
  return {
    async put({ scope, body, statedBy }) {
      requireScope(viewer, scope)
      return inTransaction(db, async tx => {
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
      })
    },

    async get(scope) {
      requireScope(viewer, scope)
      return db.selectFrom('statements').selectAll().where('scope', '=', scope).executeTakeFirst()
    },

    async holding(account) {
      requireSeen(viewer, [account])
      return db
        .selectFrom('statements')
        .selectAll()
        .where('scope', 'in', [account, INSTALLATION])
        .orderBy(sql`scope = ${INSTALLATION}`)
        .limit(1)
        .executeTakeFirst()
    },

    async remove(scope) {
      requireScope(viewer, scope)
      await inTransaction(db, async tx => {
        const query = tx.deleteFrom('statements').where('scope', '=', scope).returningAll()
        await recordState(tx, 'statement.remove', found(await query.executeTakeFirst(), 'statement', scope))
      })
    },
  }
}

/** The installation's names accounts that not every viewer may know of. */
const requireScope = (viewer: Viewer, scope: string): void =>
  scope === INSTALLATION ? requireWhole(viewer) : requireSeen(viewer, [scope])

const recordState = (tx: Db, kind: LedgerKind, row: StoredStatement): Promise<void> =>
  record(tx, { kind, subject: row.scope, digest: statementDigest(row) })
