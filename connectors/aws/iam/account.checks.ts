import { check, fail, inAccount, type Json, notApplicable, pass, unknown, type Verdict } from '../../kit/index.ts'
import { organization } from '../organizations/organization.ts'
import { dayOf, daysBefore, moment } from '../shared/moment.ts'
import { type IamAccount, iamAccount } from './account.ts'
import { credentialReport, ROOT_USER } from './credential-report.ts'
import { virtualMfaDevice } from './virtual-mfa-device.ts'

export const rootNoAccessKey = check(iamAccount, {
  id: 'iam-root-no-access-key',
  title: 'The root user has no access key',
  severity: 'critical',
  remediation: 'Delete the access keys of the root user.',
  equivalents: {
    prowler: ['iam_no_root_access_key'],
    securityHub: ['IAM.4'],
    config: ['iam-root-access-key-check'],
  },
  test(a) {
    const keys = a.SummaryMap?.AccountAccessKeysPresent
    if (keys === undefined) return unknown('The account summary does not say whether root access keys are present.')
    return keys === 0 ? pass('The root user has no access key.') : fail('The root user has an access key.')
  },
})

/** The password of the root user can be gone for good, where root access of member accounts is managed centrally. */
const NO_CREDENTIALS = 'The root user has neither a password nor access keys, so nobody can sign in as it.'

/** In China AWS leaves out whether there is a password: there is no such sign-in then, or nobody knows of it. */
function withoutMfa({ AccountPasswordPresent: password, AccountAccessKeysPresent: keys }: Summary): Verdict {
  if (password === 0 && keys === 0) return notApplicable(NO_CREDENTIALS)
  if (password || keys) return fail('The root user has no MFA.')
  return unknown('The root user has no MFA, and the account summary does not say whether it has a password and keys.')
}

type Summary = NonNullable<Json<IamAccount>['SummaryMap']>

export const rootMfaEnabled = check(iamAccount, {
  id: 'iam-root-mfa-enabled',
  title: 'The root user signs in with MFA',
  severity: 'critical',
  remediation: 'Register an MFA device for the root user.',
  equivalents: {
    prowler: ['iam_root_mfa_enabled'],
    securityHub: ['IAM.9'],
    config: ['root-account-mfa-enabled'],
  },
  test(a) {
    const summary = a.SummaryMap
    if (summary?.AccountMFAEnabled === undefined) return unknown('The account summary does not say whether MFA is on.')
    if (summary.AccountMFAEnabled !== 0) return pass('The root user has MFA.')
    return withoutMfa(summary)
  },
})

/** What AWS called the virtual device of the root user, before users could name it. */
const ROOT_DEVICE = ':mfa/root-account-mfa-device'
/** A device that is somebody's, and AWS does not say whose. */
const UNSTATED = 'unstated'

// AWS does not tell what kind of device root uses: a device that is not virtual is a hardware one or a passkey.
export const rootHardwareMfaEnabled = check(iamAccount, {
  id: 'iam-root-hardware-mfa-enabled',
  title: 'The root user signs in with MFA, and none of its devices is virtual',
  severity: 'high',
  remediation: 'Register a hardware MFA device for the root user and remove its virtual one.',
  equivalents: { prowler: ['iam_root_hardware_mfa_enabled'], securityHub: ['IAM.6'] },
  // A device that is assigned to nobody is a leftover, whatever it is called.
  reads: {
    virtual: inAccount(virtualMfaDevice, device =>
      device.SerialNumber?.endsWith(ROOT_DEVICE) && device.User
        ? ':root'
        : device.User && (device.User.Arn ?? UNSTATED),
    ),
  },
  test(a, { read }) {
    const summary = a.SummaryMap
    if (summary?.AccountMFAEnabled === undefined) return unknown('The account summary does not say whether MFA is on.')
    if (summary.AccountMFAEnabled === 0) return withoutMfa(summary)
    const device = read.virtual.find(d => d.value?.endsWith(':root') === true)
    if (device) return fail(`The root user has the virtual MFA device ${device.id}.`)
    const whose = read.virtual.find(d => d.value === UNSTATED)
    return whose
      ? unknown(`AWS did not say whose the virtual MFA device ${whose.id} is.`)
      : pass('The root user has MFA, and no virtual device is assigned to it.')
  },
})

const ROOT_USE_DAYS = 90

export const rootNotUsedRecently = check(iamAccount, {
  id: 'iam-root-not-used-recently',
  title: `The root user was not used in the last ${ROOT_USE_DAYS} days`,
  severity: 'high',
  remediation: 'Keep the root user for the few tasks that need it, and do all others with roles.',
  // Prowler's iam_avoid_root_usage looks back one day only.
  reads: {
    report: inAccount(credentialReport, row => ({
      user: row.user,
      uses: [row.password_last_used, row.access_key_1_last_used_date, row.access_key_2_last_used_date],
    })),
  },
  test(_, { read, asOf }) {
    const root = read.report.find(row => row.value.user === ROOT_USER)
    if (!root) return unknown('The credential report has no row of the root user.')
    const dates = root.value.uses.filter(use => use !== 'N/A' && use !== 'no_information').map(moment)
    const last = dates.sort((a, b) => b.getTime() - a.getTime())[0]
    if (!last) return pass('No use of the root user is recorded.')
    return last > daysBefore(asOf, ROOT_USE_DAYS)
      ? fail(`The root user was last used on ${dayOf(last)}.`)
      : pass(`The root user was last used on ${dayOf(last)}.`)
  },
})

export const centralRootCredentials = check(iamAccount, {
  id: 'iam-account-central-root-credentials',
  title: 'Root credentials of member accounts are managed centrally',
  severity: 'medium',
  remediation: 'Enable centralized root access (root credentials management) in IAM for the organization.',
  equivalents: { prowler: ['iam_root_credentials_management_enabled'] },
  reads: { organization: inAccount(organization, o => o.Id) },
  test(a, { read }) {
    if (a.EnabledFeatures?.includes('RootCredentialsManagement'))
      return pass('Root credentials management is enabled for the organization.')
    if (a.EnabledFeatures) return fail('Root credentials management is not enabled for the organization.')
    return read.organization.some(() => true)
      ? fail('IAM has no trusted access to the organization, so root credentials are not managed centrally.')
      : notApplicable('The account is in no organization.')
  },
})
