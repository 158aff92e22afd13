import { sql } from 'kysely'
import { sha256 } from '../evidence/digest.ts'
import type { Db } from './schema.ts'
import { found } from './sql.ts'

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
      return db
        .insertInto('userFrameworks')
        .values({ id, ...row })
        .onConflict(conflict => conflict.column('id').doUpdateSet({ ...row, updatedAt: sql`now()` }))
        .returningAll()
        .executeTakeFirstOrThrow()
    },

    get: id => db.selectFrom('userFrameworks').selectAll().where('id', '=', id).executeTakeFirst(),

    all: () => db.selectFrom('userFrameworks').selectAll().orderBy('id').execute(),

    digests: () => db.selectFrom('userFrameworks').select(['id', 'sha256']).orderBy('id').execute(),

    async remove(id) {
      const removed = await db.deleteFrom('userFrameworks').where('id', '=', id).executeTakeFirst()
      found(removed.numDeletedRows || undefined, 'framework', id)
    },
  }
}
