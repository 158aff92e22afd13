import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { sha256 } from '../../evidence/digest.ts'
import type { Db } from '../kernel/schema.ts'
import { inTransaction, json } from '../kernel/sql.ts'
import { type ApiKey, insertKey, type NewKey } from './keys.ts'

export interface NewSignIn extends Pick<NewKey, 'name' | 'scopes'> {
  readonly createdBy: string
  /** Id of the key in whose name it is made: both are one person. */
  readonly madeBy: string | null
}

/** Links that sign somebody in once. */
export interface SignIns {
  /** The token of a link; it is given here once and stored as a hash. */
  create(signIn: NewSignIn): Promise<string>
  /** A key of its own for who brings a token first, within an hour; it lives for a day. */
  redeem(token: string): Promise<{ key: ApiKey; secret: string } | undefined>
}

const TOKEN_LIVES = '1 hour'
const KEY_LIVES = '1 day'

export function signIns(db: Db): SignIns {
  return {
    create: ({ name, scopes, createdBy, madeBy }) =>
      inTransaction(db, async tx => {
        const token = `exs_${randomBytes(32).toString('hex')}`
        await tx.deleteFrom('signIns').where('expiresAt', '<', sql<string>`now()`).execute()
        const row = { hash: sha256(token), name, scopes: json(scopes), createdBy, madeBy }
        const expiresAt = sql<string>`now() + ${TOKEN_LIVES}::interval`
        await tx
          .insertInto('signIns')
          .values({ ...row, expiresAt })
          .execute()
        return token
      }),

    redeem: token =>
      inTransaction(db, async tx => {
        // Of several who bring it at once one deletes it; the others find nothing.
        const { rows } = await sql<SignIn>`
          delete from sign_ins where hash = ${sha256(token)} and expires_at > now()
          returning name, scopes, created_by, made_by, now() + ${KEY_LIVES}::interval as expires_at`.execute(tx)
        const [found] = rows
        if (!found) return undefined
        const { name, scopes, expiresAt, createdBy, madeBy } = found
        return insertKey(tx, { name, scopes, accounts: null, expiresAt }, createdBy, madeBy)
      }),
  }
}

type SignIn = NewSignIn & Pick<ApiKey, 'expiresAt'>
