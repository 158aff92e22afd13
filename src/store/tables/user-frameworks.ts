import { sql } from 'kysely'
import { sha256 } from '../../evidence/digest.ts'
import type { Db } from '../kernel/schema.ts'
import { found, inTransaction } from '../kernel/sql.ts'
import { record } from '../ledger/record.ts'

/** A framework that a user brought through the API: YAML as given. */
export interface UserFramework {
  readonly id: string
  readonly yaml: string
  readonly sha256: string
  readonly updatedAt: string
}

export interface UserFrameworks {
  put(id: string, yaml: string): Promise<UserFramework>
  get(id: string): Promise<UserFramework | undefined>
  all(): Promise<UserFramework[]>
  /** What is there, without the texts. */
  digests(): Promise<Pick<UserFramework, 'id' | 'sha256'>[]>
  remove(id: string): Promise<void>
}

export function userFrameworks(db: Db): UserFrameworks {
  return {
    put: (id, yaml) => {
      const row = { yaml, sha256: sha256(yaml).toString('hex') }
      return inTransaction(db, async tx => {
        await record(tx, { kind: 'framework.put', subject: id, digest: `sha256:${row.sha256}` })
        return tx
          .insertInto('userFrameworks')
          .values({ id, ...row })
          .onConflict(conflict => conflict.column('id').doUpdateSet({ ...row, updatedAt: sql`now()` }))
          .returningAll()
          .executeTakeFirstOrThrow()
      })
    },

    get: id => db.selectFrom('userFrameworks').selectAll().where('id', '=', id).executeTakeFirst(),

    all: () => db.selectFrom('userFrameworks').selectAll().orderBy('id').execute(),

    digests: () => db.selectFrom('userFrameworks').select(['id', 'sha256']).orderBy('id').execute(),

    async remove(id) {
      await inTransaction(db, async tx => {
        const query = tx.deleteFrom('userFrameworks').where('id', '=', id).returning('sha256')
        const removed = found(await query.executeTakeFirst(), 'framework', id)
        await record(tx, { kind: 'framework.remove', subject: id, digest: `sha256:${removed.sha256}` })
      })
    },
  }
}
