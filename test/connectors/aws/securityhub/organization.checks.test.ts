import {
  organizationAdminDelegated,
  organizationAutoEnable,
} from '../../../../connectors/aws/securityhub/organization.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const [SELF, MANAGEMENT, SECURITY] = ['111122223333', '999999999999', '888888888888']
const organizations = (MasterAccountId: string | undefined) => [{ settings: { MasterAccountId } }]
const delegating = (management: string | undefined, Status?: string, region = 'us-east-1') => ({
  account: SELF,
  read: {
    organizations: organizations(management),
    admins: Status === undefined ? [] : [{ id: SECURITY, region, settings: Status ? { Status } : {} }],
  },
})

checkTable(organizationAdminDelegated, {
  pass: [{ case: 'delegated', ...delegating(SELF, 'ENABLED') }],
  fail: [
    { case: 'to nobody', ...delegating(SELF) },
    { case: 'being taken back', ...delegating(SELF, 'DISABLE_IN_PROGRESS') },
    { case: 'in another region only', ...delegating(SELF, 'ENABLED', 'eu-west-1') },
  ],
  notApplicable: [
    { case: 'no organization', account: SELF, read: { organizations: [], admins: [] }, incomplete: ['admins'] },
    { case: 'a member account', ...delegating(MANAGEMENT), elsewhere: { admins: MANAGEMENT }, reason: /999999999999/ },
  ],
  unknown: [
    { case: 'denied to the management account', ...delegating(SELF), incomplete: ['admins'] },
    { case: 'AWS named no management account', ...delegating(undefined) },
    { case: 'AWS stated no status', ...delegating(SELF, '') },
  ],
})

const configured = (OrganizationConfiguration: unknown) => {
  const hubs = [{ settings: { OrganizationConfiguration } }]
  return { account: SELF, read: { organizations: organizations(MANAGEMENT), hubs, configurations: hubs } }
}
const of = (AutoEnable: boolean, ConfigurationType: string) =>
  configured({ AutoEnable, OrganizationConfiguration: { ConfigurationType, Status: 'ENABLED' } })

checkTable(organizationAutoEnable, {
  pass: [{ case: 'on', ...of(true, 'LOCAL') }],
  fail: [
    { case: 'off', ...of(false, 'LOCAL') },
    { case: 'nobody administers it', ...configured(null), reason: /^No account/ },
  ],
  notApplicable: [
    { case: 'no organization', account: SELF, read: { ...configured(null).read, organizations: [] } },
    { case: 'no hub', account: SELF, read: { ...configured(null).read, hubs: [], configurations: [] } },
    { case: 'a member, which may not ask', ...configured({ $judgedIn: SECURITY }), reason: /888888888888/ },
  ],
  unknown: [
    { case: 'policies say what new accounts get', ...of(false, 'CENTRAL') },
    { case: 'AWS does not say how it is configured', ...configured({ AutoEnable: false }) },
    { case: 'AWS says nothing', ...configured({}) },
  ],
})
