import * as checks from '../../../../connectors/aws/organizations/organization.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

const MANAGEMENT = '444455556666'
const organization = [{ settings: { Id: 'o-a1b2c3d4e5', MasterAccountId: MANAGEMENT, ResourcePolicy: null } }]
const standalone = { case: 'a standalone account', read: { organization: [] } }
const unread = { case: 'the organization could not be read', incomplete: ['organization'] }

checkTable(checks.accountInOrganization, {
  pass: [{ case: 'a member', read: { organization }, reason: /o-a1b2c3d4e5/ }],
  fail: [standalone],
  notApplicable: [nothing],
  unknown: [unread],
})

const DENY = { Statement: [{ Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' }] }
const ALL = { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
const SOME = { Statement: [{ Effect: 'Allow', Action: ['s3:*', 'rds:*'], Resource: '*' }] }
const policy = (Content: unknown, targets: string[], more: object = {}) => ({
  settings: { Type: 'SERVICE_CONTROL_POLICY', Content, Targets: targets.map(TargetId => ({ TargetId })), ...more },
})
const unitOf = (Id: string, ParentId: string, ...accounts: string[]) => ({
  settings: { Id, ParentId, Children: accounts.map(account => ({ Id: account, Type: 'ACCOUNT' })) },
})
const units = [unitOf('ou-1', 'r-1', '777766665555'), unitOf('ou-outer', 'r-1'), unitOf('ou-inner', 'ou-outer', '1')]
const having = (...policies: object[]) => ({
  read: {
    organization,
    policies,
    units: [...units, unitOf('ou-empty', 'r-1'), unitOf('ou-management', 'r-1', MANAGEMENT)],
  },
})
const alone = (...policies: object[]) => ({
  read: { organization, policies, units: [], accounts: [{ settings: { Id: MANAGEMENT } }] },
})

checkTable(checks.guardrailPoliciesInUse, {
  pass: [
    { case: 'a Deny on the root', ...having(policy(ALL, ['r-1']), policy(DENY, ['r-1'])) },
    {
      case: 'a Deny on the root, accounts in no unit',
      read: {
        ...alone(policy(DENY, ['r-1'])).read,
        accounts: [MANAGEMENT, '777766665555'].map(Id => ({ settings: { Id } })),
      },
    },
    { case: 'a resource control policy', ...having(policy(DENY, ['ou-1'], { Type: 'RESOURCE_CONTROL_POLICY' })) },
    { case: 'on a unit whose accounts are one level down', ...having(policy(DENY, ['ou-outer'])) },
    {
      case: 'a list of what is allowed, beside RCPFullAWSAccess',
      ...having(policy(SOME, ['ou-1']), policy(ALL, ['r-1', 'ou-1'], { Type: 'RESOURCE_CONTROL_POLICY' })),
    },
    { case: 'a list of what is allowed, alone', ...having(policy(ALL, ['r-1']), policy(SOME, ['ou-1'])) },
    {
      case: 'one was not read',
      ...having({ settings: { Type: 'SERVICE_CONTROL_POLICY' }, gaps: ['Content'] }, policy(DENY, ['r-1'])),
    },
  ],
  fail: [
    { case: 'only FullAWSAccess', ...having(policy(ALL, ['r-1', 'ou-1'], { AwsManaged: true })) },
    { case: 'a copy of FullAWSAccess', ...having(policy(ALL, ['r-1'])) },
    { case: 'only on a unit without accounts', ...having(policy(DENY, ['ou-empty'])) },
    { case: 'on the root of an organization without members', ...alone(policy(DENY, ['r-1'])) },
    { case: 'only on a unit of the management account', ...having(policy(DENY, ['ou-management'])) },
    {
      case: 'a Deny of nothing',
      ...having(
        policy(ALL, ['r-1']),
        policy({ Statement: [{ Effect: 'Deny', NotAction: '*', Resource: '*' }] }, ['r-1']),
        policy({ Statement: [{ Effect: 'Deny', Action: '*', NotResource: ['arn:aws:s3:::a', '*'] }] }, ['r-1']),
      ),
    },
    { case: 'attached to nothing', ...having(policy(ALL, ['r-1']), policy(DENY, [])) },
    { case: 'only on the management account', ...having(policy(DENY, [MANAGEMENT])) },
    { case: 'a list of what is allowed beside everything', ...having(policy(SOME, ['ou-1']), policy(ALL, ['ou-1'])) },
    { case: 'a tag policy', ...having(policy({ tags: {} }, ['r-1'], { Type: 'TAG_POLICY' })) },
    { case: 'no policy', ...having() },
  ],
  notApplicable: [standalone],
  unknown: [
    unread,
    { case: 'policies could not be listed', read: { organization }, incomplete: ['policies'] },
    { case: 'members could not be listed', ...alone(policy(DENY, ['r-1'])), incomplete: ['accounts'] },
    { case: 'units could not be listed', ...having(policy(DENY, ['ou-empty'])), incomplete: ['units'] },
    { case: 'a document was not read', ...having({ settings: { Type: 'SERVICE_CONTROL_POLICY' }, gaps: ['Content'] }) },
    { case: 'a document is missing', ...having(policy(null, ['r-1'])) },
    {
      case: 'targets were not read',
      ...having({ settings: { Type: 'SERVICE_CONTROL_POLICY', Content: DENY }, gaps: ['Targets'] }),
    },
  ],
})

const delegating = (Action: string[], account = '777766665555') => ({
  read: {
    organization: [
      {
        settings: {
          MasterAccountId: MANAGEMENT,
          ResourcePolicy: {
            Content: {
              Statement: [
                { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action, Resource: '*' },
              ],
            },
          },
        },
      },
    ],
  },
})
checkTable(checks.policyAdminDelegated, {
  pass: [
    { case: 'delegated', ...delegating(['organizations:List*', 'organizations:AttachPolicy']), reason: /777766665555/ },
  ],
  fail: [
    { case: 'no delegation policy', read: { organization } },
    { case: 'to the management account', ...delegating(['organizations:*'], MANAGEMENT) },
    { case: 'reading only', ...delegating(['organizations:List*', 'organizations:Describe*']) },
  ],
  notApplicable: [standalone],
  unknown: [
    unread,
    { case: 'the delegation policy was denied', read: { organization: [{ settings: {}, gaps: ['ResourcePolicy'] }] } },
    { case: 'a delegation policy without content', read: { organization: [{ settings: { ResourcePolicy: {} } }] } },
  ],
})

const administrators = (...services: string[]) => [
  { settings: { DelegatedServices: services.map(ServicePrincipal => ({ ServicePrincipal })) } },
]
checkTable(checks.serviceAdminsDelegated, {
  pass: [{ case: 'one', read: { organization, administrators: administrators('guardduty.amazonaws.com') } }],
  fail: [
    { case: 'none', read: { organization, administrators: [] } },
    { case: 'without a service', read: { organization, administrators: administrators() } },
  ],
  notApplicable: [standalone],
  unknown: [
    unread,
    { case: 'not listed', read: { organization }, incomplete: ['administrators'] },
    {
      case: 'services were denied',
      read: { organization, administrators: [{ settings: {}, gaps: ['DelegatedServices'] }] },
    },
  ],
})

const unit = (...ids: string[]) => ({ settings: { Children: ids.map(Id => ({ Id, Type: 'ACCOUNT' })) } })
checkTable(checks.unitsInUse, {
  pass: [{ case: 'a unit with accounts', read: { organization, units: [unit(), unit('777766665555')] } }],
  fail: [
    { case: 'no unit', read: { organization } },
    { case: 'empty units', read: { organization, units: [unit()] } },
  ],
  notApplicable: [standalone],
  unknown: [
    unread,
    { case: 'not listed', read: { organization }, incomplete: ['units'] },
    { case: 'the accounts in it were denied', read: { organization, units: [{ settings: {}, gaps: ['Children'] }] } },
  ],
})
