import type { Account } from '../../store/index.ts'
import { enter } from '../accounts/accounts.ts'
import type { AwsAccess } from '../runtime/access.ts'
import { ServiceError } from '../runtime/error.ts'
import { failed, ok } from './examination.ts'

const NAME = 'doctor'
/** Whoever waits for a doctor is told after two tries. */
const TRIES = 2

/** The credentials that `collect` uses, and with which roles of accounts are assumed. `accounts`: null where they are not known. */
export async function examineCredentials(access: AwsAccess, accounts: readonly Account[] | null) {
  try {
    const session = await access.session(NAME, '', { kind: 'ambient' })
    const { account, principal } = await session.caller(undefined, TRIES)
    return ok(`AWS knows the credentials: ${principal} of account ${account}.`)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const needed = accounts === null || accounts.length === 0 || accounts.some(a => a.access.kind !== 'profile')
    if (error.code === 'credentials_missing' && !needed)
      return ok('There are no credentials of its own, and the connected accounts need none: each names a profile.')
    return failed(error.code, error.message)
  } finally {
    await access.release(NAME)
  }
}

/** One connected account: nothing is written down of it. */
export async function examineAccount(access: AwsAccess, account: Account) {
  const { verified, principal, error } = await enter({ access }, account)
  return verified ? ok(`It is entered as ${principal}.`) : failed(error.code, error.message)
}
