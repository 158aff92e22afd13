import { randomBytes, randomUUID } from 'node:crypto'
import type { Access, Account, NewAccount } from '../../store/index.ts'
import type { AccountSession } from '../runtime/account-session.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Viewed } from '../runtime/serving.ts'
import { type Hop, hopOf } from './hop.ts'
import { requireRegions } from './known-regions.ts'
import { type PermissionTest, testPermissions } from './test-permissions.ts'

/** How an account is to be entered; a role's external id is ours to choose unless one is given. */
export type AskedAccess =
  | { readonly kind: 'role'; readonly roleArn: string; readonly externalId?: string | undefined }
  | { readonly kind: 'profile'; readonly profile: string }
  | { readonly kind: 'ambient' }

/**
 * Connects an account. The external id is random and per account, so that nobody can have us enter another customer's
 * account (the confused deputy: docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html). Throws `bad_request`
 * where the role is another account's, `unknown_region`, `conflict` where the account is there.
 */
export async function connectAccount(
  runtime: Viewed,
  { access, ...account }: Omit<NewAccount, 'access'> & { access: AskedAccess },
): Promise<Account> {
  runtime.store.requireAccounts([account.account])
  await requireRegions(runtime, account.regions)
  return runtime.store.accounts.create({ ...account, access: accessOf(account.account, access, null) })
}

/** Changes an account; a role keeps its external id unless another is given. */
export async function changeAccount(
  runtime: Viewed,
  id: string,
  { access, ...change }: Partial<Omit<NewAccount, 'account' | 'access'>> & { access?: AskedAccess | undefined },
): Promise<Account> {
  const account = await runtime.store.accounts.get(id)
  await requireRegions(runtime, change.regions)
  return runtime.store.accounts.update(id, {
    ...change,
    ...(access && { access: accessOf(account.account, access, account.access) }),
  })
}

function accessOf(account: string, asked: AskedAccess, before: Access | null): Access {
  if (asked.kind !== 'role') return asked
  const of = /^arn:aws[a-z-]*:iam::(\d{12}):role\/\S+$/.exec(asked.roleArn)?.[1]
  if (of !== account)
    throw new ServiceError('bad_request', `The role must be one of account ${account}; this ARN names ${of ?? 'none'}.`)
  const kept = before?.kind === 'role' ? before.externalId : null
  return { kind: 'role', roleArn: asked.roleArn, externalId: asked.externalId ?? kept ?? newExternalId() }
}

/** Random, so that nobody can guess it. */
export const newExternalId = (): string => `exhibit-${randomBytes(16).toString('hex')}`

export type AccountTest =
  | { readonly verified: true; readonly principal: string; readonly error: null }
  | {
      readonly verified: false
      readonly principal: null
      readonly error: { readonly hop: Hop; readonly code: string; readonly message: string }
    }

/** Also tries the permissions, for so many seconds; told how far it is. */
export interface AlsoPermissions {
  readonly seconds: number
  /** Also those that selecting the accounts of its organization by tag needs. */
  readonly byTags: boolean
  readonly onProgress: (test: PermissionTest) => Promise<void>
}

export type Entered = AccountTest & { readonly permissions: PermissionTest | null }

/** Enters the account and asks GetCallerIdentity whether it is the one; the account remembers the answer, and that of its permissions. */
export async function testAccount(runtime: Viewed, id: string, seconds: number | null = null): Promise<Entered> {
  const { accounts, permissionTests } = runtime.store
  const account = await accounts.get(id)
  const byTags = await runtime.store.organizations.selectByTags(account.account)
  const onProgress = sparsely(test => permissionTests.put(id, test))
  const also = seconds === null ? undefined : { seconds, byTags, onProgress }
  const result = await enter(runtime, account, also)
  await accounts.verified(id, result.error && { code: result.error.code, message: result.error.message })
  if (result.permissions) await permissionTests.put(id, result.permissions)
  return result
}

/** Enters an account; nothing is written down. */
export async function enter(
  runtime: Pick<Viewed, 'access'>,
  account: Pick<Account, 'account' | 'access' | 'regions'>,
  also?: AlsoPermissions,
): Promise<Entered> {
  const name = `test-${randomUUID()}`
  try {
    const session: AccountSession = await runtime.access.session(name, account.account, account.access)
    const caller = await session.caller()
    if (caller.account !== account.account)
      throw new ServiceError(
        'account_mismatch',
        `The credentials lead into account ${caller.account}, not ${account.account}.`,
      )
    const permissions = also ? await testPermissions({ session, account, ...also }) : null
    return { verified: true, principal: caller.principal, error: null, permissions }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const { code, message } = error
    return {
      ...{ verified: false, principal: null, permissions: null },
      error: { hop: hopOf(error, account.access), code, message },
    }
  } finally {
    await runtime.access.release(name)
  }
}

const SPARSELY_MS = 500

/** Tells now and then: what came meanwhile is told with what comes next. */
function sparsely(tell: (test: PermissionTest) => Promise<void>): AlsoPermissions['onProgress'] {
  let last = 0
  return async test => {
    if (Date.now() - last < SPARSELY_MS) return
    last = Date.now()
    await tell(test)
  }
}
