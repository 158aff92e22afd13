import * as checks from '../../../../connectors/aws/iam/identity.checks.ts'
import { serverCertificateNotExpired } from '../../../../connectors/aws/iam/server-certificate.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

const holding = (...names: string[]) => ({
  settings: { AttachedManagedPolicies: names.map(n => ({ PolicyArn: `arn:aws:iam::${n}` })) },
})
const unreadHolder = { settings: {}, gaps: ['AttachedManagedPolicies'] }

const supporting = (...principals: object[]) => ({
  settings: {
    ...holding('aws:policy/AWSSupportAccess').settings,
    AssumeRolePolicyDocument: {
      Statement: principals.map(Principal => ({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' })),
    },
  },
})
const people = { AWS: 'arn:aws:iam::111122223333:root' }
const service = { Service: 'lambda.amazonaws.com' }

checkTable(checks.supportRoleExists, {
  pass: [
    { case: 'a role has it', read: { roles: [holding(), supporting(people)] } },
    { case: 'a role for people who sign in by SAML', read: { roles: [supporting({ Federated: 'arn:saml' })] } },
    { case: 'a role for a service and people', read: { roles: [supporting(service), supporting(service, people)] } },
    { case: 'a role has it, another was not read', read: { roles: [unreadHolder, supporting(people)] } },
  ],
  fail: [
    { case: 'no role', read: { roles: [] } },
    { case: 'a role that only a service assumes', read: { roles: [supporting(service)] }, reason: /only AWS services/ },
    { case: 'a role that nobody assumes', read: { roles: [supporting()] } },
    {
      case: 'a policy of that name of the customer',
      read: { roles: [holding('111122223333:policy/AWSSupportAccess')] },
    },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'the roles could not be listed', incomplete: ['roles'] },
    { case: 'a role was not read', read: { roles: [holding(), unreadHolder] } },
    { case: 'a role without a trust policy', read: { roles: [holding('aws:policy/AWSSupportAccess')] } },
  ],
})

const SHELL = 'aws:policy/AWSCloudShellFullAccess'
checkTable(checks.cloudShellFullAccessNotAttached, {
  pass: [
    { case: 'nobody has it', read: { users: [holding('aws:policy/ReadOnlyAccess')], groups: [holding()], roles: [] } },
  ],
  fail: [
    { case: 'a user', read: { users: [holding(SHELL)] } },
    { case: 'a group', read: { groups: [holding(SHELL)] } },
    { case: 'a role', read: { roles: [holding(), holding('aws:policy/ReadOnlyAccess', SHELL)] } },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'the groups could not be listed', incomplete: ['groups'] },
    { case: 'a user was not read', read: { users: [unreadHolder] } },
  ],
})

const trusting = (Federated: string) => ({
  settings: {
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Principal: { Federated }, Action: 'sts:AssumeRoleWithSAML' }],
    },
  },
})
const SAML = 'arn:aws:iam::111122223333:saml-provider/okta'
const OIDC = 'arn:aws:iam::111122223333:oidc-provider/login.northwind.example'
const GITHUB = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com'
const saml = (ValidUntil?: string) => [{ id: SAML, settings: { Arn: SAML, ValidUntil } }]
const oidc = (Arn: string) => [{ id: Arn, settings: { Arn } }]

checkTable(checks.federationConfigured, {
  pass: [
    { case: 'SAML', read: { saml: saml('2027-01-01T00:00:00Z'), roles: [trusting(SAML)] } },
    { case: 'SAML without an end', read: { saml: saml(), roles: [trusting(SAML)] } },
    { case: 'OpenID Connect of people', read: { oidc: oidc(OIDC), roles: [trusting(OIDC)] } },
  ],
  fail: [
    { case: 'no provider', read: { roles: [trusting('cognito-identity.amazonaws.com')] } },
    { case: 'no role trusts it', read: { saml: saml(), roles: [trusting(OIDC)] } },
    { case: 'its metadata has expired', read: { saml: saml('2026-10-01T00:00:00Z'), roles: [trusting(SAML)] } },
    { case: 'pipelines only', read: { oidc: oidc(GITHUB), roles: [trusting(GITHUB)] } },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'providers could not be listed', incomplete: ['saml'] },
    { case: 'roles could not be listed', read: { saml: saml() }, incomplete: ['roles'] },
    { case: 'a trust policy was not read', read: { saml: saml(), roles: [{ settings: {} }] } },
  ],
})

checkTable(serverCertificateNotExpired, {
  pass: [{ case: 'valid', settings: { Expiration: '2026-11-01T00:00:01Z' } }],
  fail: [{ case: 'expired at this moment', settings: { Expiration: '2026-11-01T00:00:00Z' } }],
  notApplicable: [nothing],
  unknown: [
    { case: 'no date', settings: {} },
    { case: 'not read', gaps: ['Expiration'] },
  ],
})

checkTable(checks.cloudWatchNotShared, {
  pass: [
    { case: 'no role', read: { roles: [] } },
    {
      case: 'roles of other names',
      read: { roles: [{ name: 'CloudWatch-CrossAccountSharingRole-ListAccountsRole' }] },
    },
  ],
  fail: [
    {
      case: 'a role of the name',
      read: {
        roles: [
          {
            id: 'arn:aws:iam::111122223333:role/CloudWatch-CrossAccountSharingRole',
            name: 'CloudWatch-CrossAccountSharingRole',
          },
        ],
      },
      reason: /role.CloudWatch/,
    },
  ],
  unknown: [{ case: 'roles could not be listed', read: { roles: [] }, incomplete: ['roles'] }],
})
