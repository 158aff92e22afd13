import { randomUUID } from 'node:crypto'
import type { Account } from '../../store/index.ts'
import type { Permission } from '../accounts/permission.ts'
import { testPermissions } from '../accounts/test-permissions.ts'
import type { AwsAccess } from '../runtime/access.ts'
import { ServiceError } from '../runtime/error.ts'
import { failed, ok, warning } from './examination.ts'

export const PERMISSIONS_MS = 120_000

/** Tries each permission that a run needs; nothing is written down. `account` null: that of the credentials. */
export async function examinePermissions(
  access: AwsAccess,
  of: Pick<Account, 'access' | 'regions'> & { readonly account: string | null },
) {
  const name = `doctor-${randomUUID()}`
  try {
    const session = await access.session(name, of.account ?? '', of.access)
    const { account } = await session.caller()
    if (of.account !== null && account !== of.account)
      return failed('account_mismatch', `The credentials lead into account ${account}.`)
    const { state, permissions } = await testPermissions({
      session,
      account: { ...of, account },
      seconds: PERMISSIONS_MS / 1000,
      byTags: false,
      onProgress: async () => {},
    })
    return told(permissions, state === 'stopped')
  } catch (error) {
    if (error instanceof ServiceError) return failed(error.code, error.message)
    throw error
  } finally {
    await access.release(name)
  }
}

/** Every permission that is missing, by name. */
function told(permissions: readonly Permission[], stopped: boolean) {
  const named = (state: Permission['state']) => permissions.filter(one => one.state === state)
  const [denied, untried] = [named('denied'), named('untried')]
  const rest = untried.length === 0 ? '' : ` ${untried.length} could not be decided${stopped ? ' in time' : ''}.`
  if (denied.length > 0) {
    const missing = denied.map(({ action, policy }) => (policy === null ? action : `${action} (${policy})`))
    return failed(
      'permissions_missing',
      `${denied.length} of ${permissions.length} are missing: ${missing.join(', ')}.${rest}`,
    )
  }
  if (stopped) return warning('timeout', `None of those that were tried is missing.${rest}`)
  return ok(`None of ${permissions.length} is missing.${rest}`)
}
