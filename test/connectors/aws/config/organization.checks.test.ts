import {
  organizationAdminDelegated,
  organizationAggregated,
} from '../../../../connectors/aws/config/organization.checks.ts'
import { checkTable, type Row } from '../../../kit/table.ts'

const [SELF, MANAGEMENT, SECURITY] = ['111122223333', '999999999999', '888888888888']
const organizations = (MasterAccountId: string | undefined) => [{ settings: { MasterAccountId } }]
const administrator = (Id: string, ...services: string[]) => ({
  id: `arn:aws:organizations::${MANAGEMENT}:account/o-a1b2c3d4e5/${Id}`,
  settings: { Id, DelegatedServices: services.map(ServicePrincipal => ({ ServicePrincipal })) },
})
const CONFIG = 'config.amazonaws.com'
const at = (management: string | undefined, administrators: NonNullable<Row['read']>[string] = []) => ({
  account: SELF,
  read: { organizations: organizations(management), administrators, aggregators: [] },
})

checkTable(organizationAdminDelegated, {
  pass: [
    {
      case: 'delegated, beside others',
      ...at(SELF, [administrator(MANAGEMENT, 'guardduty.amazonaws.com'), administrator(SECURITY, CONFIG)]),
      reason: /888888888888/,
    },
  ],
  fail: [
    { case: 'to nobody', ...at(SELF) },
    { case: 'another service is', ...at(SELF, [administrator(SECURITY, 'guardduty.amazonaws.com')]) },
    {
      case: 'only what deploys rules is',
      ...at(SELF, [administrator(SECURITY, 'config-multiaccountsetup.amazonaws.com')]),
    },
  ],
  notApplicable: [
    {
      case: 'no organization',
      account: SELF,
      read: { organizations: [], administrators: [] },
      incomplete: ['administrators'],
    },
    { case: 'a member account', ...at(MANAGEMENT), elsewhere: { administrators: MANAGEMENT }, reason: /999999999999/ },
  ],
  unknown: [
    { case: 'denied to the management account', ...at(SELF), incomplete: ['administrators'] },
    {
      case: 'the organization is unread',
      ...at(SELF),
      incomplete: ['organizations'],
      ...{ read: { organizations: [] } },
    },
    { case: 'AWS named no management account', ...at(undefined) },
    {
      case: 'AWS answers no services',
      ...at(SELF, [{ settings: { Id: SECURITY, DelegatedServices: null } }]),
    },
  ],
})

const all = { RoleArn: 'arn:aws:iam::111122223333:role/aggregator', AllAwsRegions: true }
const some = { RoleArn: all.RoleArn, AwsRegions: ['us-east-1', 'eu-west-1'], AllAwsRegions: false }
const gathering = (OrganizationAggregationSource: object | undefined, more: object = {}) => ({
  name: 'all',
  settings: { OrganizationAggregationSource, ...more },
})
const accounts = gathering(undefined, { AccountAggregationSources: [{ AccountIds: [SECURITY], AllAwsRegions: true }] })
const holding = (of: ReturnType<typeof at>, ...aggregators: ReturnType<typeof gathering>[]) => ({
  ...of,
  read: { ...of.read, aggregators },
})
const delegated = at(MANAGEMENT, [administrator(SELF, CONFIG)])

checkTable(organizationAggregated, {
  pass: [
    { case: 'in the delegated administrator', ...holding(delegated, accounts, gathering(all)) },
    { case: 'in the management account, where nobody else administers', ...holding(at(SELF), gathering(all)) },
    { case: 'a filter without a rule', ...holding(at(SELF), gathering(all, { AggregatorFilters: {} })) },
  ],
  fail: [
    { case: 'none', ...delegated, reason: /^No aggregator/ },
    { case: 'of accounts that are named', ...holding(at(SELF), accounts) },
    { case: 'of some regions', ...holding(delegated, gathering(some)), reason: /us-east-1, eu-west-1 alone/ },
  ],
  notApplicable: [
    {
      case: 'no organization',
      account: SELF,
      read: { organizations: [], administrators: [], aggregators: [] },
    },
    { case: 'a member account', ...at(MANAGEMENT), elsewhere: { administrators: MANAGEMENT } },
    { case: 'another account administers', ...at(SELF, [administrator(SECURITY, CONFIG)]), reason: /888888888888/ },
    {
      case: 'a delegated administrator of another service',
      ...at(MANAGEMENT, [administrator(SELF, 'guardduty.amazonaws.com')]),
      reason: /999999999999/,
    },
  ],
  unknown: [
    { case: 'AWS named no management account', ...at(undefined) },
    { case: 'aggregators were not listed', ...delegated, incomplete: ['aggregators'] },
    { case: 'AWS does not state the regions', ...holding(delegated, gathering({ RoleArn: all.RoleArn })) },
    {
      case: 'a filter',
      ...holding(
        delegated,
        gathering(all, { AggregatorFilters: { ResourceType: { Type: 'INCLUDE', Value: ['AWS::EC2::Instance'] } } }),
      ),
    },
    { case: 'AWS answers no services', ...at(SELF, [{ settings: { Id: SECURITY, DelegatedServices: null } }]) },
  ],
})
