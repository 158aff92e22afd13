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
const GITHUB_ISSUER = 'token.actions.githubusercontent.com'
const SENTINEL = 'sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d'
const EKS = 'oidc.eks.eu-west-1.amazonaws.com/id/ABC'
const oidc = (issuer: string) => ({ Federated: `arn:aws:iam::111122223333:oidc-provider/${issuer}` })
/** A trust in an issuer, with one operator over its claims. */
const takes = (issuer: string, operator?: string, claims: Record<string, string> = {}) =>
  trust(
    oidc(issuer),
    operator === undefined
      ? undefined
      : {
          [operator]: Object.fromEntries(Object.entries(claims).map(([claim, value]) => [`${issuer}:${claim}`, value])),
        },
    WEB,
  )
const builtIn = (issuer: string, equal?: object) => trust({ Federated: issuer }, equal && { StringEquals: equal }, WEB)
/** AWS's list of shared issuers, spelled out apart from the table under test. */
const SHARED: readonly [string, string][] = [
  ['token.actions.githubusercontent.com', 'GitHub'],
  ['vstoken.actions.githubusercontent.com', 'GitHub vstoken'],
  ['oidc-configuration.audit-log.githubusercontent.com', 'GitHub audit log'],
  ['gitlab.com', 'GitLab'],
  ['app.terraform.io', 'Terraform'],
  ['agent.buildkite.com', 'Buildkite'],
  ['oidc.codefresh.io', 'Codefresh'],
  ['studio.datachain.ai/api', 'DVC Studio'],
  ['scalr.io', 'Scalr'],
  ['tokens.cloud.shisho.dev', 'Shisho'],
  ['proidc.upbound.io', 'Upbound'],
  ['oidc.vercel.com', 'Vercel'],
  ['api.pulumi.com/oidc', 'Pulumi'],
  ['sandboxes.cloud', 'sandboxes.cloud'],
  ['rh-oidc.s3.us-east-1.amazonaws.com/22ejnvnnturfmt6km08idd0nt4hekbn7', 'Turbonomic'],
]
// biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable.
const SAME = { StringEquals: { 'aws:PrincipalAccount': '${aws:PrincipalAccount}' } }

/** Everyone may assume the role, but for a Deny. */
const allBut = (Condition: object, more: object = {}) => ({
  settings: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' },
        { Effect: 'Deny', Principal: { AWS: '*' }, Action: 'sts:AssumeRole', Condition, ...more },
      ],
    },
  },
})
const ORGANIZATION = { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' }

checkTable(checks.roleTrustNoWildcard, {
  pass: [
    { case: 'everyone, but a Deny outside the organization', ...allBut({ StringNotEquals: ORGANIZATION }) },
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
    { case: 'EKS, one service account', ...takes(EKS, 'StringEquals', { sub: 'system:serviceaccount:pay:api' }) },
    { case: 'EKS, one namespace', ...takes(EKS, 'StringLike', { sub: 'system:serviceaccount:pay:*' }) },
    {
      case: 'GitHub, a workflow as subject',
      ...takes(GITHUB_ISSUER, 'StringEquals', {
        sub: 'job_workflow_ref:octo-org/octo-automation/.github/workflows/oidc.yml@refs/heads/main',
      }),
    },
    {
      case: 'GitHub, an owner behind an environment',
      ...takes(GITHUB_ISSUER, 'StringEquals', { sub: 'environment:production:repository_owner:octo-org' }),
    },
    {
      case: 'GitHub, immutable names',
      ...takes(GITHUB_ISSUER, 'StringLike', { sub: 'repo:octo-org@123456/octo-repo@456789:*' }),
    },
    { case: 'GitHub, all repositories of an owner', ...takes(GITHUB_ISSUER, 'StringLike', { sub: 'repo:octo-org/*' }) },
    { case: 'GitHub, an owner by id', ...takes(GITHUB_ISSUER, 'StringEquals', { repository_owner_id: '123456' }) },
    {
      case: "GitHub, an enterprise's own issuer",
      ...takes(`${GITHUB_ISSUER}/jamf`, 'StringEquals', { aud: 'sts.amazonaws.com' }),
    },
    {
      case: "GitHub, an enterprise's own domain",
      ...takes('token.actions.octocorp.ghe.com', 'StringEquals', { aud: 'sts.amazonaws.com' }),
    },
    {
      case: 'GitLab, one group',
      ...takes('gitlab.com', 'StringLike', { sub: 'project_path:northwind/*:ref_type:branch:ref:*' }),
    },
    {
      case: 'Terraform, one organization',
      ...takes('app.terraform.io', 'StringLike', { sub: 'organization:northwind:project:*' }),
    },
    { case: 'Scalr, one account', ...takes('scalr.io', 'StringLike', { sub: 'account:northwind:*' }) },
    {
      case: 'Vercel, one team by audience',
      ...takes('oidc.vercel.com', 'StringEquals', { aud: 'https://vercel.com/northwind' }),
    },
    {
      case: 'Vercel, one team by subject',
      ...takes('oidc.vercel.com', 'StringLike', { sub: 'owner:northwind:project:*' }),
    },
    { case: 'sandboxes.cloud, one organization', ...takes('sandboxes.cloud', 'StringEquals', { aud: 'northwind' }) },
    { case: 'Pulumi, one organization', ...takes('api.pulumi.com/oidc', 'StringEquals', { aud: 'aws:northwind' }) },
    {
      case: 'the audit log of one enterprise',
      ...takes('oidc-configuration.audit-log.githubusercontent.com', 'StringEquals', {
        sub: 'https://github.com/northwind',
      }),
    },
    { case: 'a private issuer, one subject', ...takes('northwind.okta.com', 'StringEquals', { sub: 'deployer' }) },
    {
      case: 'Firebase, one user',
      ...takes('securetoken.google.com/northwind', 'StringEquals', { aud: 'northwind', sub: 'u1' }),
    },
    {
      case: 'Google, one service account',
      ...builtIn('accounts.google.com', { 'accounts.google.com:sub': '1234567890' }),
    },
    {
      case: 'Cognito, one pool, by audience alone',
      ...builtIn('cognito-identity.amazonaws.com', { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:1234' }),
    },
    {
      case: 'Microsoft Sentinel, by the session',
      ...trust(oidc(SENTINEL), { StringEquals: { 'sts:RoleSessionName': 'MicrosoftSentinel_1' } }, WEB),
    },
    { case: 'a star that may only tag sessions', ...trust('*', undefined, 'sts:TagSession') },
    {
      case: 'an issuer whose tokens assume nothing',
      ...trust(GITHUB, undefined, ['sts:TagSession', 'sts:AssumeRole']),
    },
    {
      case: 'a star by a service on behalf of the account',
      ...trust('*', { StringEquals: { 'aws:SourceAccount': '111122223333' } }),
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
    { case: 'everyone, but a Deny without MFA', ...allBut({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }) },
    { case: 'everyone, but a Deny elsewhere', ...allBut({ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }) },
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
    ...SHARED.map(([issuer, of]) => ({ case: `${of}, no condition`, ...takes(issuer) })),
    ...SHARED.map(([issuer, of]) => ({
      case: `${of}, the audience that everybody asks for`,
      ...takes(issuer, 'StringEquals', { aud: 'sts.amazonaws.com' }),
    })),
    ...SHARED.map(([issuer, of]) => ({ case: `${of}, any subject`, ...takes(issuer, 'StringLike', { sub: '*' }) })),
    { case: 'GitHub, an owner that may go on', ...takes(GITHUB_ISSUER, 'StringLike', { sub: 'repo:northwind*' }) },
    {
      case: 'GitHub, an owner behind a wildcard',
      ...takes(GITHUB_ISSUER, 'StringLike', { sub: '*:repo:northwind/pay' }),
    },
    { case: 'GitHub, any owner of an id', ...takes(GITHUB_ISSUER, 'StringLike', { sub: 'repo:*@123456/*' }) },
    {
      case: 'GitHub, an environment of any owner',
      ...takes(GITHUB_ISSUER, 'StringEquals', { environment: 'production' }),
    },
    { case: 'GitHub, all but one', ...takes(GITHUB_ISSUER, 'StringNotLike', { sub: 'repo:evil/*' }) },
    {
      case: 'GitHub, if all values agree',
      ...takes(GITHUB_ISSUER, 'ForAllValues:StringLike', { sub: 'repo:northwind/*' }),
    },
    { case: 'GitLab, any group', ...takes('gitlab.com', 'StringLike', { sub: 'project_path:*/pay:*' }) },
    { case: 'Vercel, any team', ...takes('oidc.vercel.com', 'StringLike', { aud: 'https://vercel.com/*' }) },
    {
      case: 'a Cognito user pool, audience only',
      ...takes('cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a', 'StringEquals', { aud: 'client' }),
    },
    {
      case: 'Firebase, its project as audience',
      ...takes('securetoken.google.com/northwind', 'StringEquals', { aud: 'northwind' }),
    },
    {
      case: 'a Cognito user pool, by what all its tokens say',
      ...takes('cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a', 'StringEquals', { client_id: 'c', token_use: 'id' }),
    },
    {
      case: 'Cognito in China, whoever signed in',
      ...builtIn('cognito-identity.cn-north-1.amazonaws.com.cn', {
        'cognito-identity.cn-north-1.amazonaws.com.cn:amr': 'authenticated',
      }),
    },
    {
      case: 'Microsoft accounts of everybody',
      ...takes('login.microsoftonline.com/common/v2.0', 'StringEquals', { aud: 'a' }),
    },
    { case: 'Facebook without an application', ...builtIn('graph.facebook.com') },
    { case: 'Microsoft Sentinel, no condition', ...takes(SENTINEL) },
    { case: 'a star by web identity', ...trust('*', undefined, WEB) },
    {
      case: 'everyone but some',
      settings: { AssumeRolePolicyDocument: { Statement: { Effect: 'Allow', NotPrincipal: VENDOR, Action: 'sts:*' } } },
    },
    {
      case: 'by every action but one',
      settings: {
        AssumeRolePolicyDocument: { Statement: { Effect: 'Allow', Principal: '*', NotAction: 'sts:TagSession' } },
      },
    },
    { case: 'actions in capitals', ...trust('*', undefined, 'STS:ASSUMEROLE') },
    {
      case: 'a star by a String operator that spans colons',
      ...trust('*', { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam:*:111122223333:role/*' } }),
    },
    { case: 'Google without an audience', ...trust({ Federated: 'accounts.google.com' }, undefined, WEB) },
  ],
  notApplicable: [nothing],
  unknown: [
    {
      case: 'everyone, but a Deny outside the organization on a further condition',
      ...allBut({ StringNotEquals: ORGANIZATION, Bool: { 'aws:PrincipalIsAWSService': 'false' } }),
      reason: /what a Deny leaves of that is not known/,
    },
    ...unreadTrust,
    { case: 'EKS, any pod of the cluster', ...takes(EKS), reason: /every token of oidc\.eks/ },
    { case: 'EKS, the audience only', ...takes(EKS, 'StringEquals', { aud: 'sts.amazonaws.com' }) },
    { case: 'EKS, any service account', ...takes(EKS, 'StringLike', { sub: 'system:serviceaccount:*:*' }) },
    {
      case: 'a private issuer, the way to sign in only',
      ...takes('northwind.okta.com', 'StringEquals', { amr: 'mfa' }),
    },
    { case: 'a private issuer, no condition', ...takes('northwind.okta.com'), reason: /northwind\.okta\.com/ },
    {
      case: 'a CircleCI organization, the audience only',
      ...takes('oidc.circleci.com/org/1', 'StringEquals', { aud: '1' }),
    },
    {
      case: 'Google, whoever signs in to the application',
      ...builtIn('accounts.google.com', { 'accounts.google.com:aud': 'app' }),
    },
    {
      case: 'Cognito, guests of a pool',
      ...builtIn('cognito-identity.amazonaws.com', {
        'cognito-identity.amazonaws.com:aud': 'p',
        'cognito-identity.amazonaws.com:amr': 'unauthenticated',
      }),
    },
    {
      case: 'Microsoft Sentinel, the audience of all its customers',
      ...takes(SENTINEL, 'StringEquals', { aud: 'api://1' }),
    },
    {
      case: 'a redacted condition',
      ...trust('*', { StringEquals: { 'aws:PrincipalOrgID': { $redacted: 'rule' } } }),
      reason: /was redacted/,
    },
    {
      case: 'an operator that is none',
      ...trust('*', { StringMatches: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
      reason: /no condition operator StringMatches/,
    },
  ],
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
    {
      case: 'limited to a path of the own organization',
      ...trust({ AWS: '*' }, { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' } }),
      ...organization(),
    },
    {
      case: 'a member account, seen from the management account',
      ...trust(VENDOR),
      account: '111122223333',
      read: { ...organization('111122223333').read, accounts: [{ settings: { Id: '999988887777' } }] },
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
      case: 'no member account, seen from the management account',
      ...trust(VENDOR),
      read: { ...organization('111122223333').read, accounts: [{ settings: { Id: '222233334444' } }] },
    },
    {
      case: 'everyone, limited to another account by its roles',
      ...trust('*', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::999988887777:role/*' } }),
      reason: /999988887777/,
    },
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
    {
      case: 'everyone, limited to the own account by its roles',
      ...trust('*', {
        ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*' },
      }),
    },
    {
      case: 'everyone, limited to the own account',
      ...trust('*', { StringEquals: { 'aws:PrincipalAccount': '111122223333' } }),
    },
  ],
  unknown: [
    {
      case: 'everyone, but a Deny outside an organization',
      ...allBut({ StringNotEquals: ORGANIZATION }),
      reason: /A Deny in the trust policy/,
    },
    {
      case: 'everyone, but a Deny without the external id',
      ...allBut({ StringNotEquals: { 'sts:ExternalId': 'northwind-7' } }),
    },
    ...unreadTrust,
    { case: 'the organization is unread', ...trust(VENDOR), incomplete: ['organization'] },
    {
      case: 'the member accounts of the own organization are unread',
      ...trust(VENDOR),
      ...organization('111122223333'),
      incomplete: ['accounts'],
    },
    { case: 'everyone from one VPC', ...trust('*', { StringEquals: { 'aws:SourceVpc': 'vpc-1' } }) },
  ],
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
