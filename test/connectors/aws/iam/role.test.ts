import * as checks from '../../../../connectors/aws/iam/role.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'
import { allow } from './documents.ts'

const trust = (Principal: unknown, Condition?: object, Action: string | string[] = 'sts:AssumeRole') => ({
  settings: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal, Action, ...(Condition && { Condition }) }],
    },
  },
})
const unreadTrust = [
  { case: 'the trust policy is a gap', gaps: ['AssumeRolePolicyDocument'] },
  { case: 'the trust policy is missing', settings: {} },
  { case: 'the trust policy is not JSON', settings: { AssumeRolePolicyDocument: 'nonsense' } },
]
const VENDOR = { AWS: 'arn:aws:iam::999988887777:root' }
const GITHUB = { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' }
const GITHUB_AUD = { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' }
const sub = (operator: string, value: string | string[]) => ({
  StringEquals: GITHUB_AUD,
  [operator]: { ...(operator === 'StringEquals' && GITHUB_AUD), 'token.actions.githubusercontent.com:sub': value },
})
const WEB = 'sts:AssumeRoleWithWebIdentity'
const COGNITO_AMR = { 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' } }
const COGNITO_AUD = { ...COGNITO_AMR, StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:1234' } }
// biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable.
const SAME = { StringEquals: { 'aws:PrincipalAccount': '${aws:PrincipalAccount}' } }

checkTable(checks.roleTrustNoWildcard, {
  pass: [
    { case: 'a service', ...trust({ Service: 'ec2.amazonaws.com' }) },
    { case: 'an account', ...trust(VENDOR) },
    { case: 'everyone in an organization', ...trust('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }) },
    { case: 'GitHub, one repository', ...trust(GITHUB, sub('StringLike', 'repo:northwind/pay:*'), WEB) },
    {
      case: 'GitHub, one branch',
      ...trust(GITHUB, sub('StringEquals', 'repo:northwind/pay:ref:refs/heads/main'), WEB),
    },
    { case: 'Cognito, one pool', ...trust({ Federated: 'cognito-identity.amazonaws.com' }, COGNITO_AUD, WEB) },
    {
      case: 'SAML',
      ...trust({ Federated: 'arn:aws:iam::111122223333:saml-provider/okta' }, undefined, 'sts:AssumeRoleWithSAML'),
    },
    {
      case: 'EKS, whose issuer is the cluster itself',
      ...trust(
        { Federated: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC' },
        undefined,
        WEB,
      ),
    },
    {
      case: 'a denied star beside a named account',
      settings: {
        AssumeRolePolicyDocument: {
          Statement: [
            { Effect: 'Allow', Principal: VENDOR, Action: 'sts:AssumeRole' },
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 'sts:AssumeRole',
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    },
  ],
  fail: [
    { case: 'a star', ...trust('*') },
    { case: 'an AWS star in a list', ...trust({ AWS: ['111122223333', '*'] }) },
    {
      case: 'a star with an external id, which is no secret',
      ...trust({ AWS: '*' }, { StringEquals: { 'sts:ExternalId': 'x' } }),
    },
    { case: 'a star within any organization', ...trust('*', { StringLike: { 'aws:PrincipalOrgID': '*' } }) },
    {
      case: 'encoded',
      settings: {
        AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trust('*').settings.AssumeRolePolicyDocument)),
      },
    },
    { case: 'GitHub, audience only', ...trust(GITHUB, { StringEquals: GITHUB_AUD }, WEB), reason: /githubusercontent/ },
    { case: 'GitHub, owners that begin alike', ...trust(GITHUB, sub('StringLike', 'repo:north*/pay:*'), WEB) },
    { case: 'GitHub, a branch of any repository', ...trust(GITHUB, sub('StringLike', 'ref:refs/heads/main'), WEB) },
    { case: 'GitHub, any repository', ...trust(GITHUB, sub('StringLike', 'repo:*'), WEB) },
    { case: 'GitHub, one of two is any', ...trust(GITHUB, sub('StringLike', ['repo:northwind/pay:*', '*']), WEB) },
    {
      case: 'GitHub, only where there is a subject',
      ...trust(GITHUB, sub('StringLikeIfExists', 'repo:northwind/pay:*'), WEB),
    },
    { case: 'a star from a range of addresses', ...trust('*', { IpAddress: { 'aws:SourceIp': '52.0.0.0/8' } }) },
    { case: 'every service', ...trust({ Service: '*' }) },
    { case: 'a star compared with itself', ...trust('*', SAME) },
    {
      case: 'Cognito, whoever signed in, of any pool',
      ...trust({ Federated: 'cognito-identity.amazonaws.com' }, COGNITO_AMR, WEB),
    },
    { case: 'Google without an audience', ...trust({ Federated: 'accounts.google.com' }, undefined, WEB) },
  ],
  notApplicable: [nothing],
  unknown: unreadTrust,
})

const organization = (MasterAccountId = '999988887777') => ({
  read: { organization: [{ settings: { Id: 'o-a1b2c3d4e5', MasterAccountId } }] },
})
const ID = { StringEquals: { 'sts:ExternalId': '7f3c' } }
checkTable(checks.roleTrustExternalId, {
  pass: [
    { case: 'an external id', ...trust(VENDOR, ID) },
    { case: 'in a list with the own account', ...trust({ AWS: ['111122223333', '999988887777'] }, ID) },
    { case: 'the management account', ...trust(VENDOR), ...organization() },
    {
      case: 'limited to the own organization',
      ...trust({ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
      ...organization(),
    },
  ],
  fail: [
    { case: 'no condition', ...trust(VENDOR), reason: /999988887777/ },
    { case: 'by account id', ...trust({ AWS: '999988887777' }, undefined, ['sts:TagSession', 'sts:Assume*']) },
    {
      case: 'an external id that may be left out',
      ...trust(VENDOR, { StringEqualsIfExists: { 'sts:ExternalId': 'x' } }),
    },
    { case: 'any external id', ...trust(VENDOR, { StringLike: { 'sts:ExternalId': '*' } }) },
    { case: 'an external id that is refused', ...trust(VENDOR, { StringNotEquals: { 'sts:ExternalId': 'x' } }) },
    { case: 'an empty external id', ...trust(VENDOR, { StringEquals: { 'sts:ExternalId': '' } }) },
    { case: 'everyone', ...trust('*') },
    {
      case: "a vendor's own organization",
      ...trust('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-vendor1234' } }),
      ...organization(),
    },
    { case: 'another account than the management account', ...trust(VENDOR), ...organization('444455556666') },
    {
      case: 'one statement of two has none',
      settings: {
        AssumeRolePolicyDocument: {
          Statement: [
            { Effect: 'Allow', Principal: VENDOR, Action: 'sts:AssumeRole', Condition: ID },
            { Effect: 'Allow', Principal: { AWS: '444455556666' }, Action: 'sts:AssumeRole' },
          ],
        },
      },
      reason: /444455556666/,
    },
  ],
  notApplicable: [
    { case: 'a service', ...trust({ Service: 'ec2.amazonaws.com' }) },
    { case: 'the own account', ...trust({ AWS: 'arn:aws:iam::111122223333:role/admin' }) },
    { case: 'another account may only tag sessions', ...trust(VENDOR, undefined, ['sts:TagSession']) },
    { case: 'a federation', ...trust(GITHUB, undefined, WEB) },
  ],
  unknown: [...unreadTrust, { case: 'the organization is unread', ...trust(VENDOR), incomplete: ['organization'] }],
})

const role = (settings: object) => ({ settings: { Path: '/', CreateDate: '2024-01-01T00:00:00Z', ...settings } })
checkTable(checks.roleUsed90Days, {
  pass: [
    { case: 'used lately', ...role({ RoleLastUsed: { LastUsedDate: '2026-10-01T00:00:00Z', Region: 'us-east-1' } }) },
    { case: 'new and not used yet', ...role({ CreateDate: '2026-10-20T00:00:00Z', RoleLastUsed: {} }) },
  ],
  fail: [
    {
      case: 'used long ago',
      ...role({ RoleLastUsed: { LastUsedDate: '2026-08-02T23:59:59Z' } }),
      reason: /2026-08-02/,
    },
    { case: 'no use recorded', ...role({ RoleLastUsed: {} }) },
    { case: 'no record of use', ...role({}) },
  ],
  notApplicable: [{ case: 'service-linked', ...role({ Path: '/aws-service-role/rds.amazonaws.com/' }) }],
  unknown: [
    { case: 'the use was not read', settings: { Path: '/' }, gaps: ['RoleLastUsed'] },
    { case: 'no creation date', settings: { Path: '/', RoleLastUsed: {} } },
  ],
})

const inline = (...documents: unknown[]) => ({
  settings: { RolePolicyList: documents.map((PolicyDocument, i) => ({ PolicyName: `p${i}`, PolicyDocument })) },
})
checkTable(checks.roleInlinePolicyNoFullAdmin, {
  pass: [{ case: 'narrow', ...inline(allow('s3:*')) }],
  fail: [{ case: 'full', ...inline(allow('sqs:*'), allow('*:*', 'arn:*')), reason: /p1/ }],
  notApplicable: [{ case: 'no inline policy', ...inline() }],
  unknown: [
    { case: 'policies were not read', gaps: ['RolePolicyList'] },
    { case: 'a policy without its document', ...inline(undefined) },
  ],
})
