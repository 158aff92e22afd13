import { fail, inAccount, inRegion, meaningOf, notApplicable, pass, regionCheck, unknown } from '../../kit/index.ts'
import { organization } from '../organizations/organization.ts'
import { judgedByManagement } from '../shared/management.ts'
import { hub } from './hub.ts'
import { organizationAdmin } from './organization-admin.ts'

const GUIDE = 'https://docs.aws.amazon.com/securityhub/latest/userguide'
const ADMIN = { DISABLE_IN_PROGRESS: false, ENABLED: true }

/** Judged in the management account, the only one that may list delegated administrators. */
export const organizationAdminDelegated = regionCheck(organizationAdmin, {
  id: 'securityhub-organization-admin-delegated',
  title: 'The organization has a delegated administrator for Security Hub CSPM in every region',
  severity: 'medium',
  remediation: 'Delegate Security Hub CSPM to a security account, in the region, from the management account.',
  references: [`${GUIDE}/designate-orgs-admin-account.html`],
  reads: {
    organizations: inAccount(organization, o => o.MasterAccountId),
    admins: inRegion(organizationAdmin, a => a.Status),
  },
  test(read, { account }) {
    const elsewhere = judgedByManagement(read.organizations, account)
    if (elsewhere) return elsewhere
    const admin = read.admins.find(
      a => a.value !== undefined && meaningOf(a.value, ADMIN, 'the status of an administrator'),
    )
    if (admin) return pass(`Account ${admin.id} administers Security Hub CSPM.`)
    return read.admins.some(a => a.value === undefined)
      ? unknown('AWS did not state the status of an administrator.')
      : fail('Security Hub CSPM is not delegated to any account in the region.')
  },
})

const CENTRAL = { CENTRAL: true, LOCAL: false }

/** Under central configuration auto-enable is always off, and policies say what accounts get that join. */
export const organizationAutoEnable = regionCheck(hub, {
  id: 'securityhub-organization-auto-enable',
  title: 'Security Hub CSPM is turned on automatically in new accounts of the organization',
  severity: 'medium',
  remediation: 'Turn on auto-enable of Security Hub CSPM for new accounts, as its delegated administrator.',
  references: [`${GUIDE}/accounts-orgs-auto-enable.html`],
  reads: {
    organizations: inAccount(organization, () => true),
    hubs: inRegion(hub, () => true),
    configurations: inRegion(hub, h => h.OrganizationConfiguration),
  },
  test(read) {
    if (!read.organizations.some(() => true)) return notApplicable('The account is in no organization.')
    if (!read.hubs.some(() => true)) return notApplicable('Security Hub CSPM is not on in the region.')
    const found = read.configurations.find(() => true)?.value
    if (!found) return fail('No account administers Security Hub CSPM for the organization, so nothing turns it on.')
    if (found.AutoEnable) return pass('Auto-enable is on for new accounts.')
    const type = found.OrganizationConfiguration?.ConfigurationType
    if (found.AutoEnable === undefined || type === undefined)
      return unknown('AWS did not say how Security Hub CSPM is configured for the organization.')
    return meaningOf(type, CENTRAL, 'the type of configuration')
      ? unknown('Policies of central configuration say what new accounts get, and they are not read.')
      : fail('Auto-enable is off for new accounts.')
  },
})
