import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import type { Pool } from 'pg'
import { namingPool } from './named-errors.ts'
import type { Db, Tables } from './schema.ts'

/** A pool as repositories see it. */
export const dbOver = (pool: Pool, embedded: boolean): Db =>
  new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: namingPool(pool, embedded) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
