import { fail, inAccount, inRegion, meaningOf, notApplicable, pass, regionCheck, unknown } from '../../kit/index.ts'
import { organization } from '../organizations/organization.ts'
import { judgedByManagement } from '../shared/management.ts'
import { detector } from './detector.ts'
import { organizationAdmin } from './organization-admin.ts'

const ADMIN = { DISABLE_IN_PROGRESS: false, ENABLED: true }

/** Judged in the management account, the only one that may list delegated administrators. */
export const organizationAdminDelegated = regionCheck(organizationAdmin, {
  id: 'guardduty-organization-admin-delegated',
  title: 'The organization has a delegated administrator of GuardDuty in every region',
  severity: 'medium',
  remediation: 'Delegate GuardDuty to a security account, in the region, from the management account.',
  reads: {
    organizations: inAccount(organization, o => o.MasterAccountId),
    admins: inRegion(organizationAdmin, a => a.AdminStatus),
  },
  test(read, { account }) {
    const elsewhere = judgedByManagement(read.organizations, account)
    if (elsewhere) return elsewhere
    const admin = read.admins.find(
      a => a.value !== undefined && meaningOf(a.value, ADMIN, 'the status of an administrator'),
    )
    return admin
      ? pass(`Account ${admin.id} administers GuardDuty.`)
      : fail('GuardDuty is delegated to no account in the region.')
  },
})

/** ALL and NEW both turn GuardDuty on in accounts that join; that those before them have it, their own detectors show. */
export const organizationAutoEnable = regionCheck(detector, {
  id: 'guardduty-organization-auto-enable',
  title: 'GuardDuty turns itself on in accounts that join the organization',
  severity: 'medium',
  remediation: 'Set auto-enable of GuardDuty to ALL, as its delegated administrator.',
  reads: {
    organizations: inAccount(organization, () => true),
    administrators: inRegion(detector, d => d.Administrator?.AccountId ?? null),
    configurations: inRegion(detector, d => d.OrganizationConfiguration),
  },
  test(read, { account }) {
    if (!read.organizations.some(() => true)) return notApplicable('The account is in no organization.')
    if (!read.administrators.some(() => true)) return notApplicable('The account has no detector in the region.')
    const other = read.administrators.find(a => a.value !== null && a.value !== account)
    if (other) return notApplicable(`Judged in the account that administers GuardDuty, ${other.value}.`)
    const found = read.configurations.find(() => true)?.value
    if (!found) return fail('No account administers GuardDuty for the organization, so nothing turns it on.')
    const { AutoEnableOrganizationMembers: members, AutoEnable } = found
    if (
      members !== undefined &&
      meaningOf(members, { ALL: true, NEW: true, NONE: false }, 'the setting of auto-enable')
    )
      return pass(`Auto-enable is ${members}.`)
    if (members === undefined && AutoEnable === undefined)
      return unknown('AWS did not say whether GuardDuty turns itself on for the organization.')
    if (members === undefined && AutoEnable === true) return pass('Auto-enable is on for new accounts.')
    return fail(`Auto-enable is ${members ?? 'off'}.`)
  },
})
