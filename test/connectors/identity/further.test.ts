import { describe, expect, test } from 'vitest'
import type { Facts, GroupFact, RoleFact, UserFact } from '../../../connectors/identity/index.ts'
import { ACCOUNT, allow, layer } from './facts.ts'
import { ANN, ann, as, deny, iam, role, told, user, when } from './told.ts'

const ALL = [allow('*')]
const own = (...actions: string[]) => allow(actions, ANN)
const AS_TEAM = (value: string) => when({ StringEquals: { 'aws:PrincipalTag/team': value } })

describe('more for itself', () => {
  const POLICY = iam('policy/own')
  const holding = (from: UserFact, versions: number): UserFact => ({ ...from, policies: [{ arn: POLICY, versions }] })
  const bounded = (actions: string[], boundary: object[]) => ann([allow(actions)], { boundary })
  const NOT = (...NotAction: string[]) => [{ Effect: 'Allow', NotAction, Resource: '*' }]
  const wide = (Condition?: object) =>
    ann([allow('*')], {
      boundary: [{ ...allow(['iam:PutUserPermissionsBoundary', 's3:*']), ...(Condition && { Condition }) }],
    })
  const attaching = (PolicyARN: string | string[], operator = 'ArnEquals') =>
    ann([{ ...own('iam:AttachUserPolicy'), ...when({ [operator]: { 'iam:PolicyARN': PolicyARN } }) }])
  const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess'

  test.each<[string, UserFact, string[]]>([
    ['a version of its policy', holding(ann([allow('iam:CreatePolicyVersion')]), 4), ['iam-001 self administrator']],
    ['no sixth version', holding(ann([allow('iam:CreatePolicyVersion')]), 5), []],
    [
      'a sixth version for one that goes',
      holding(ann([allow(['iam:CreatePolicyVersion', 'iam:DeletePolicyVersion'])]), 5),
      ['iam-001 self administrator'],
    ],
    [
      'a policy that gives all of IAM, where the greatest is denied',
      ann([own('iam:AttachUserPolicy'), deny('*', when({ ArnEquals: { 'iam:PolicyARN': ADMIN } }))]),
      ['iam-008 self administrator'],
    ],
    ['no policy but a harmless one', attaching('arn:aws:iam::aws:policy/ReadOnlyAccess'), []],
    ['a policy of those of AWS', attaching('arn:aws:iam::aws:policy/*', 'ArnLike'), ['iam-008 self administrator']],
    [
      'no policy of its own, by what is allowed to everybody for itself',
      ann([allow(['iam:*AccessKey*', 'iam:ChangePassword', 'iam:*MFA*'], 'arn:aws:iam::*:user/$' + '{aws:username}')]),
      [],
    ],
    [
      'no boundary',
      bounded(['s3:*', 'iam:DeleteUserPermissionsBoundary'], [allow('iam:*')]),
      ['x-iam-delete-user-boundary self data'],
    ],
    ['a wider boundary', wide(), ['x-iam-put-user-boundary self administrator']],
    [
      'no wider boundary where only one may be set',
      wide({ StringEquals: { 'iam:PermissionsBoundary': iam('policy/boundary') } }),
      [],
    ],
    [
      'a boundary that it writes anew',
      ann([allow('*')], { boundary: [allow('iam:CreatePolicyVersion')] }),
      ['x-iam-rewrite-boundary self administrator'],
    ],
    ['nothing within a boundary without IAM', ann([allow('*')], { boundary: NOT('iam:*') }), []],
    [
      'a policy, which its boundary holds',
      bounded(['iam:PutUserPolicy'], [allow(['iam:PutUserPolicy', 'ec2:*'])]),
      ['iam-007 self principal'],
    ],
  ])('%s', (_, from, expected) => expect(told(from, [])).toEqual(expected))

  const group = (...statements: object[]): GroupFact => ({ arn: iam('group/team'), layer: layer(...statements) })
  const JOINS = ann([allow(['iam:AddUserToGroup', 'iam:PutGroupPolicy'], iam('group/team'))])
  test.each<[string, UserFact, GroupFact, string[]]>([
    [
      'of a group that gives all of IAM',
      ann([allow('iam:AddUserToGroup')]),
      group(allow('iam:*')),
      ['iam-013 self administrator'],
    ],
    [
      'of a group that gives little',
      ann([allow('iam:AddUserToGroup')]),
      group(allow('sqs:*')),
      ['iam-013 self principal'],
    ],
    [
      'of a group that it gives more',
      JOINS,
      group(),
      ['iam-013 self principal', 'x-iam-join-group-put self administrator'],
    ],
    ['of no group that it may not join', ann([allow('iam:PutGroupPolicy')]), group(), []],
  ])('as a member %s', (_, from, one, expected) => expect(told(from, [], { groups: [one] })).toEqual(expected))

  test('that its boundary would not have held', () => {
    const from = ann([allow('*')], { boundary: [allow(['iam:AttachUserPolicy', 'sqs:*'])] })
    expect(told(from, [])).toEqual(['iam-008 self principal'])
  })
})

describe('a boundary of somebody else', () => {
  const bound = { boundary: [allow('s3:GetObject', 'arn:aws:s3:::none/*')] }
  test('of a role that it may take', () => {
    const target = role('target', { Principal: { AWS: ANN } }, ALL, bound)
    expect(told(ann([allow('iam:DeleteRolePermissionsBoundary')]), [target])).toContain(
      'x-iam-unbind-role target administrator',
    )
    expect(told(ann([allow('iam:PutRolePermissionsBoundary')]), [target])).toContain(
      'x-iam-rebind-role target administrator',
    )
    expect(told(ann([allow('iam:DeleteRolePermissionsBoundary')]), [as(target, {})])).toEqual([
      'sts-001 target administrator',
    ])
  })
  test('of a user whose keys it may make', () => {
    const from = ann([allow(['iam:DeleteUserPermissionsBoundary', 'iam:CreateAccessKey'])])
    expect(told(from, [user('bob', ALL, bound)])).toContain('x-iam-unbind-user bob administrator')
  })
})

describe('tags that it gives itself', () => {
  const TAGS = own('iam:TagUser')
  const ADMIN_ROLE = (more: object) => role('target', { Principal: { AWS: ANN }, ...more }, ALL)
  test.each<[string, UserFact, RoleFact[], string[]]>([
    [
      'give all that a condition on them gives',
      ann([TAGS, { ...allow('*'), ...AS_TEAM('admin') }]),
      [],
      ['x-iam-tag-user self administrator'],
    ],
    ['open a role', ann([TAGS]), [ADMIN_ROLE(AS_TEAM('admin'))], ['x-iam-tag-user target administrator']],
    [
      'open what else it may do',
      ann([TAGS, { ...own('iam:PutUserPolicy'), ...AS_TEAM('admin') }]),
      [],
      ['x-iam-tag-user self administrator'],
    ],
    [
      'of which two are needed',
      ann([TAGS]),
      [ADMIN_ROLE(when({ StringEquals: { 'aws:PrincipalTag/team': 'a', 'aws:PrincipalTag/rank': 'b' } }))],
      ['x-iam-tag-user target administrator'],
    ],
    [
      'get around a Deny',
      ann([
        TAGS,
        own('iam:PutUserPolicy'),
        deny('iam:PutUserPolicy', when({ StringNotEquals: { 'aws:PrincipalTag/team': 'admin' } })),
      ]),
      [],
      ['x-iam-tag-user self administrator'],
    ],
    [
      'are not all to be had',
      ann([{ ...TAGS, ...when({ StringEquals: { 'aws:RequestTag/team': ['dev', 'test'] } }) }]),
      [ADMIN_ROLE(AS_TEAM('admin'))],
      [],
    ],
    [
      'of a name that it may not give',
      ann([{ ...TAGS, ...when({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['cost'] } }) }]),
      [ADMIN_ROLE(AS_TEAM('admin'))],
      [],
    ],
    [
      'open a role with MFA alone',
      ann([TAGS]),
      [
        ADMIN_ROLE(
          when({ StringEquals: { 'aws:PrincipalTag/team': 'admin' }, Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
        ),
      ],
      ['x-iam-tag-user target administrator?'],
    ],
    ['add nothing to what is open', ann([TAGS]), [ADMIN_ROLE({})], ['sts-001 target administrator']],
    ['are nothing to who may not', ann([]), [ADMIN_ROLE(AS_TEAM('admin'))], []],
    [
      'are a part of a name',
      ann([TAGS, allow('sts:AssumeRole', iam('role/$' + '{aws:PrincipalTag/team}'))]),
      [role('target', { Principal: { AWS: iam('root') } }, ALL)],
      ['x-iam-tag-user target administrator?'],
    ],
    [
      'stood in its way, and go',
      ann([own('iam:UntagUser', 'iam:PutUserPolicy'), deny('iam:Put*', AS_TEAM('guest'))], { tags: { Team: 'guest' } }),
      [],
      ['x-iam-untag-user self administrator'],
    ],
  ])('%s', (_, from, roles, expected) => expect(told(from, roles)).toEqual(expected))

  test('as a role', () => {
    const from = role('first', {}, [allow('iam:TagRole'), { ...allow('*'), ...AS_TEAM('admin') }])
    expect(told(from, [])).toEqual(['x-iam-tag-role self administrator'])
  })
})

describe('whom a provider vouches for', () => {
  const SAML = iam('saml-provider/okta')
  const OIDC = iam('oidc-provider/token.actions.githubusercontent.com')
  const saml = (more: object = {}) =>
    role('target', { Principal: { Federated: SAML }, Action: 'sts:AssumeRoleWithSAML', ...more }, ALL)
  const oidc = (more: object = {}) =>
    role('target', { Principal: { Federated: OIDC }, Action: 'sts:AssumeRoleWithWebIdentity', ...more }, ALL)
  const SIGN_IN = when({ StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } })
  const GITHUB = when({ StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } })
  test.each<[string, object[], RoleFact, string[]]>([
    [
      'by SAML',
      [allow('iam:UpdateSAMLProvider', SAML)],
      saml(SIGN_IN),
      ['x-iam-update-saml-provider target administrator?'],
    ],
    ['by another provider', [allow('iam:UpdateSAMLProvider', iam('saml-provider/other'))], saml(), []],
    [
      'by SAML, which a trust policy does not take',
      [allow('iam:UpdateSAMLProvider')],
      saml({ Action: 'sts:TagSession' }),
      [],
    ],
    [
      'by OIDC',
      [allow('iam:UpdateOpenIDConnectProviderThumbprint')],
      oidc(GITHUB),
      ['x-iam-oidc-thumbprint target administrator?'],
    ],
    [
      'for another audience',
      [allow('iam:AddClientIDToOpenIDConnectProvider', OIDC)],
      oidc(),
      ['x-iam-oidc-client-id target administrator?'],
    ],
    [
      'by a provider of another account',
      [allow('iam:*SAML*')],
      role(
        'target',
        { Principal: { Federated: SAML.replace(ACCOUNT, '999999999999') }, Action: 'sts:AssumeRoleWithSAML' },
        ALL,
      ),
      [],
    ],
  ])('%s', (_, from, target, expected) => expect(told(ann(from), [target])).toEqual(expected))

  const POOLS = ['cognito-identity:CreateIdentityPool', 'cognito-identity:SetIdentityPoolRoles']
  const pool = (Condition?: object) =>
    role(
      'target',
      {
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        ...(Condition && { Condition }),
      },
      ALL,
    )
  const guests = { 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'unauthenticated' } }
  const ofOne = { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'us-east-1:1' } }
  test.each<[string, object[], RoleFact, string[]]>([
    [
      'of its own',
      [allow([...POOLS, 'iam:PassRole'])],
      pool(guests),
      ['x-cognito-identity-pool target administrator', 'x-cognito-identity-pool-roles target administrator?'],
    ],
    [
      'of its own, where the role is for another',
      [allow([...POOLS, 'iam:PassRole'])],
      pool({ ...guests, ...ofOne }),
      ['x-cognito-identity-pool target administrator?', 'x-cognito-identity-pool-roles target administrator?'],
    ],
    [
      'that is there',
      [allow(['cognito-identity:SetIdentityPoolRoles', 'iam:PassRole'])],
      pool(guests),
      ['x-cognito-identity-pool-roles target administrator?'],
    ],
    ['to which it may pass no role', [allow(POOLS)], pool(), []],
  ])('by an identity pool %s', (_, from, target, expected) => expect(told(ann(from), [target])).toEqual(expected))
})

describe('IAM Identity Center', () => {
  const center = (name: string, own: object[]): RoleFact => ({
    ...role(
      name,
      { Principal: { Federated: iam('saml-provider/AWSSSO_0_DO_NOT_DELETE') }, Action: 'sts:AssumeRoleWithSAML' },
      own,
    ),
    arn: iam(`role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_${name}_0123456789abcdef`),
    kept: 'Identity Center',
  })
  const boss = center('boss', ALL)
  const ops = (...actions: string[]) => center('ops', [allow(actions)])
  const BOSS = 'AWSReservedSSO_boss_0123456789abcdef administrator?'
  test.each<[string, UserFact | RoleFact, string[]]>([
    [
      'gives more to its own permission set, by a policy of AWS',
      ops('sso:AttachManagedPolicyToPermissionSet', 'sso:ProvisionPermissionSet'),
      ['x-sso-attach-policy self administrator?'],
    ],
    [
      'by an inline policy',
      ops('sso:PutInlinePolicyToPermissionSet', 'sso:ProvisionPermissionSet'),
      ['x-sso-put-policy self administrator?'],
    ],
    ['not where the set may not be put into force', ops('sso:PutInlinePolicyToPermissionSet'), []],
    ['assigns a set that gives everything', ann([allow('sso:CreateAccountAssignment')]), [`x-sso-assign ${BOSS}`]],
    [
      'not to another account alone',
      ann([allow('sso:CreateAccountAssignment', 'arn:aws:sso:::account/999999999999')]),
      [],
    ],
    ['not under a guardrail', ann([allow('sso:*')], { scps: [[...ALL, deny('sso:*')]] }), []],
  ])('%s', (_, from, expected) => expect(told(from, [boss])).toEqual(expected))

  test('no path of IAM changes its roles', () => {
    const from = ann([allow(['iam:PutRolePolicy', 'iam:AttachRolePolicy', 'iam:UpdateAssumeRolePolicy'])])
    expect(told(from, [boss])).toEqual([])
  })
})

test('a service’s own role is changed by nobody', () => {
  const linked = { ...role('target', {}, ALL), kept: 'service' as const }
  const from = ann([
    allow(['iam:PutRolePolicy', 'iam:AttachRolePolicy', 'iam:UpdateAssumeRolePolicy', 'iam:PassRole', 'lambda:*']),
  ])
  expect(told(from, [linked], NO_CARRIERS)).toEqual([])
})

const NO_CARRIERS: Partial<Facts> = { carriers: new Map([['lambda-function', { members: [], missing: null }]]) }
