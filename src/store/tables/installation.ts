import { sql } from 'kysely'
import type { Db } from '../kernel/schema.ts'
import type { SecretBox } from '../kernel/secret-box.ts'
import { inTransaction } from '../kernel/sql.ts'

/** Whose database this is. */
export interface Installation {
  /** SHA-256 of the public key that signs (SubjectPublicKeyInfo), in hex. */
  readonly signingKey: string
  /** Whether our key of secrets is the one that was used here first. */
  readonly secrets: 'ours' | 'of another'
}

export interface Installations {
  /** Whose it is, asked without claiming it; null where nobody's yet. */
  get(): Promise<Installation | null>
  /** Whose it is; the first to ask makes it theirs. */
  claim(signingKey: string): Promise<Installation>
  /** From here on it is ours: after another key took over, or by somebody's decision. */
  take(signingKey: string): Promise<void>
}

export function installations(db: Db, box: SecretBox): Installations {
  const own = (signingKey: string) => ({ signingKey, secretsKey: box.fingerprint() })
  const told = (row: { signingKey: string; secretsKey: string | null }): Installation => ({
    signingKey: row.signingKey,
    secrets: row.secretsKey !== null && box.fingerprint() !== row.secretsKey ? 'of another' : 'ours',
  })
  return {
    async get() {
      const row = await db.selectFrom('installation').selectAll().executeTakeFirst()
      return row === undefined ? null : told(row)
    },

    claim: signingKey =>
      inTransaction(db, async tx => {
        const { secretsKey } = own(signingKey)
        await tx
          .insertInto('installation')
          .values(own(signingKey))
          .onConflict(conflict => conflict.doNothing())
          .execute()
        const row = await tx.selectFrom('installation').selectAll().executeTakeFirstOrThrow()
        // It is made when a secret is first sealed.
        if (row.secretsKey === null && secretsKey !== null && row.signingKey === signingKey)
          await tx.updateTable('installation').set({ secretsKey }).execute()
        return told(row)
      }),

    async take(signingKey) {
      await db
        .insertInto('installation')
        .values(own(signingKey))
        .onConflict(conflict =>
          conflict.column('only').doUpdateSet({ ...own(signingKey), updatedAt: sql<string>`now()` }),
        )
        .execute()
    },
  }
}
