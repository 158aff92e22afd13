import { check, fail, notApplicable, pass, Unjudgeable } from '../../kit/index.ts'
import { dayOf, daysBefore, moment } from '../shared/moment.ts'
import { fullAdminAmong } from './grants.ts'
import { user } from './user.ts'

/** `Expired` keys cannot be used either (IAM API reference, AccessKeyMetadata). */
function activeKeys<K extends { Status?: string | undefined }>(keys: readonly K[] | null): K[] {
  return (keys ?? []).filter(({ Status }) => {
    if (Status === undefined) throw new Unjudgeable('AWS did not say whether an access key is active.')
    if (Status !== 'Active' && Status !== 'Inactive' && Status !== 'Expired')
      throw new Unjudgeable(`Whether an access key that is ${Status} works is not known.`)
    return Status === 'Active'
  })
}

export const userConsoleMfa = check(user, {
  id: 'iam-user-console-mfa-enabled',
  title: 'IAM users with a console password have MFA',
  severity: 'high',
  remediation: 'Register an MFA device for the user, or delete its console password.',
  equivalents: {
    prowler: ['iam_user_mfa_enabled_console_access'],
    securityHub: ['IAM.5'],
    config: ['mfa-enabled-for-iam-console-access'],
  },
  test(u) {
    if (u.LoginProfile === null) return notApplicable('The user has no console password.')
    const devices = u.MFADevices ?? []
    return devices.length > 0
      ? pass(`The user has a console password and ${devices.length} MFA device(s).`)
      : fail('The user has a console password and no MFA device.')
  },
})

const SETUP_MINUTES = 5

// Prowler (iam_user_no_setup_initial_access_key) asks only whether a console user has a key never used. A key made along
// with the user counts here too, used or not: nobody asked for it separately.
export const userNoInitialAccessKey = check(user, {
  id: 'iam-user-no-initial-access-key',
  title: 'Console users got no access key when they were set up',
  severity: 'low',
  remediation: 'Delete the access key; let the user create one when it is needed.',
  test(u) {
    if (u.LoginProfile === null) return notApplicable('The user has no console password.')
    const active = activeKeys(u.AccessKeyMetadata)
    const setUp = moment(u.CreateDate).getTime() + SETUP_MINUTES * 60_000
    for (const key of active) {
      const id = key.AccessKeyId ?? '(AWS did not state its id)'
      const used = u.AccessKeyLastUsed?.find(use => use.AccessKeyId === key.AccessKeyId)?.LastUsedDate
      if (moment(key.CreateDate).getTime() <= setUp)
        return fail(`The access key ${id} was created within ${SETUP_MINUTES} minutes of the user.`)
      if (!used) return fail(`The access key ${id} of the console user was never used.`)
    }
    return pass('No active access key was created along with the user or is unused.')
  },
})

export const userSingleActiveAccessKey = check(user, {
  id: 'iam-user-single-active-access-key',
  title: 'IAM users have at most one active access key',
  severity: 'medium',
  remediation: 'Deactivate and delete the access key that is no longer needed.',
  equivalents: { prowler: ['iam_user_two_active_access_key'] },
  test(u) {
    const keys = u.AccessKeyMetadata ?? []
    if (keys.length === 0) return notApplicable('The user has no access key.')
    const active = activeKeys(keys).length
    return active > 1 ? fail(`The user has ${active} active access keys.`) : pass(`Active access keys: ${active}.`)
  },
})

export const userAccessKeyRotated = check(user, {
  id: 'iam-user-access-key-rotated-90-days',
  title: 'Active access keys of IAM users are at most 90 days old',
  severity: 'medium',
  remediation: 'Create a new access key, move its users over, and delete the old one; better, use a role.',
  equivalents: {
    prowler: ['iam_rotate_access_key_90_days'],
    securityHub: ['IAM.3'],
    config: ['access-keys-rotated'],
  },
  test(u, { asOf }) {
    const active = activeKeys(u.AccessKeyMetadata)
    if (active.length === 0) return notApplicable('The user has no active access key.')
    const created = active.map(key => moment(key.CreateDate)).sort((a, b) => a.getTime() - b.getTime())
    const oldest = created[0] as Date
    const reason = `The oldest active access key was created on ${dayOf(oldest)}.`
    return oldest < daysBefore(asOf, 90) ? fail(reason) : pass(reason)
  },
})

export const userPermissionsThroughGroups = check(user, {
  id: 'iam-user-permissions-through-groups',
  title: 'IAM users get their permissions through groups only',
  severity: 'low',
  remediation: 'Attach the policies to a group, put the user into it, and remove them from the user.',
  equivalents: {
    prowler: ['iam_policy_attached_only_to_group_or_roles'],
    securityHub: ['IAM.2'],
    config: ['iam-user-no-policies-check'],
  },
  test(u) {
    const own = [...u.UserPolicyList, ...u.AttachedManagedPolicies].map(p => p.PolicyName ?? 'one without a name')
    return own.length > 0
      ? fail(`Policies of the user itself: ${own.join(', ')}.`)
      : pass('No policy is attached to the user itself.')
  },
})

export const userInlinePolicyNoFullAdmin = check(user, {
  id: 'iam-user-inline-policy-no-full-admin',
  title: 'Inline policies of IAM users do not allow full administration',
  severity: 'high',
  remediation: 'Delete the inline policy and put the user into a group that allows what it needs.',
  test({ UserPolicyList: policies }) {
    if (policies.length === 0) return notApplicable('The user has no inline policy.')
    const broad = fullAdminAmong(policies)
    return broad.length > 0
      ? fail(`Full administration is allowed by the inline policy ${broad.join(', ')}.`)
      : pass('No inline policy allows full administration.')
  },
})
