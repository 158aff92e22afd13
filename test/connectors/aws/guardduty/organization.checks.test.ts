import {
  organizationAdminDelegated,
  organizationAutoEnable,
} from '../../../../connectors/aws/guardduty/organization.checks.ts'
import { checkTable, type Row, type RowResource } from '../../../kit/table.ts'

const [SELF, MANAGEMENT, SECURITY] = ['111122223333', '999999999999', '888888888888']
const organizations = (MasterAccountId: string | undefined) => [{ settings: { MasterAccountId } }]
const admin = (AdminStatus: string, region = 'us-east-1') => [{ id: SECURITY, region, settings: { AdminStatus } }]

checkTable(organizationAdminDelegated, {
  pass: [{ case: 'delegated', account: SELF, read: { organizations: organizations(SELF), admins: admin('ENABLED') } }],
  fail: [
    { case: 'to nobody', account: SELF, read: { organizations: organizations(SELF), admins: [] } },
    {
      case: 'being taken back',
      account: SELF,
      read: { organizations: organizations(SELF), admins: admin('DISABLE_IN_PROGRESS') },
    },
    {
      case: 'in another region only',
      account: SELF,
      region: 'eu-west-1',
      read: { organizations: organizations(SELF), admins: admin('ENABLED') },
    },
  ],
  notApplicable: [
    { case: 'no organization', account: SELF, read: { organizations: [], admins: [] }, incomplete: ['admins'] },
    {
      case: 'a member account, which may not ask',
      account: SELF,
      read: { organizations: organizations(MANAGEMENT), admins: [] },
      incomplete: ['admins'],
      reason: /999999999999/,
    },
  ],
  unknown: [
    {
      case: 'denied to the management account',
      account: SELF,
      read: { organizations: organizations(SELF), admins: [] },
      incomplete: ['admins'],
    },
    {
      case: 'the organization is unread',
      account: SELF,
      read: { organizations: [], admins: [] },
      incomplete: ['organizations'],
    },
    {
      case: 'AWS named no management account',
      account: SELF,
      read: { organizations: organizations(undefined), admins: [] },
    },
  ],
})

/** One detector, seen by both readings of the check. */
const detectors = (settings: object, gaps: string[] = []): NonNullable<Row['read']> => {
  const found: RowResource[] = [{ settings: { ...settings }, gaps }]
  return { organizations: organizations(MANAGEMENT), administrators: found, configurations: found }
}
const configured = (OrganizationConfiguration: object | null) =>
  detectors({ Administrator: null, OrganizationConfiguration })

checkTable(organizationAutoEnable, {
  pass: [
    { case: 'all accounts', account: SELF, read: configured({ AutoEnableOrganizationMembers: 'ALL' }) },
    { case: 'new accounts', account: SELF, read: configured({ AutoEnableOrganizationMembers: 'NEW' }) },
    { case: 'by the older setting', account: SELF, read: configured({ AutoEnable: true }) },
  ],
  fail: [
    { case: 'none', account: SELF, read: configured({ AutoEnableOrganizationMembers: 'NONE' }), reason: /NONE/ },
    {
      case: 'none, whatever the older setting says',
      account: SELF,
      read: configured({ AutoEnableOrganizationMembers: 'NONE', AutoEnable: true }),
    },
    { case: 'off by the older setting', account: SELF, read: configured({ AutoEnable: false }) },
  ],
  notApplicable: [
    { case: 'no organization', account: SELF, read: { ...configured(null), organizations: [] } },
    { case: 'no detector', account: SELF, read: { ...configured(null), administrators: [], configurations: [] } },
    {
      case: 'a member, which may not ask',
      account: SELF,
      read: detectors({ Administrator: { AccountId: SECURITY } }, ['OrganizationConfiguration']),
      reason: /888888888888/,
    },
  ],
  unknown: [
    {
      case: 'nobody administers it, and it may not ask',
      account: SELF,
      read: detectors({ Administrator: null }, ['OrganizationConfiguration']),
    },
    {
      case: 'who administers it is unread',
      account: SELF,
      read: detectors({}, ['Administrator', 'OrganizationConfiguration']),
    },
    {
      case: 'the organization is unread',
      account: SELF,
      read: { ...configured(null), organizations: [] },
      incomplete: ['organizations'],
    },
    {
      case: 'not listed',
      account: SELF,
      read: { ...configured(null), administrators: [] },
      incomplete: ['administrators'],
    },
  ],
})
