import { sql } from 'kysely'
import type { Db } from '../kernel/schema.ts'
import { json, uuidOr404 } from '../kernel/sql.ts'
import { seenBy, type Viewer } from '../kernel/viewer.ts'

/** The last test of an account's permissions, or how far it is; the service gave and reads the test. */
export interface StoredPermissionTest {
  readonly test: unknown
  readonly updatedAt: string
}

export interface PermissionTests {
  /** By the account's id; nothing is kept of one that is not there. */
  put(id: string, test: unknown): Promise<void>
  /** Undefined where none was made. */
  get(id: string): Promise<StoredPermissionTest | undefined>
}

export function permissionTests(db: Db, viewer: Viewer): PermissionTests {
  const seen = (id: string) =>
    db.selectFrom('accounts').select('id').where('id', '=', uuidOr404(id, 'account')).where(seenBy(viewer, 'account'))
  return {
    async put(id, test) {
      const body = json(test)
      await db
        .insertInto('permissionTests')
        .columns(['account', 'test'])
        .expression(seen(id).select(sql<string>`${body}::jsonb`.as('test')))
        .onConflict(conflict => conflict.column('account').doUpdateSet({ test: body, updatedAt: sql`now()` }))
        .execute()
    },

    get: id =>
      db
        .selectFrom('permissionTests')
        .select(['test', 'updatedAt'])
        .where('account', 'in', seen(id))
        .executeTakeFirst(),
  }
}
