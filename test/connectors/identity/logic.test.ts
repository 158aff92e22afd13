import { describe, expect, test } from 'vitest'
import type { RoleFact, UserFact } from '../../../connectors/identity/index.ts'
import { ACCOUNT, allow } from './facts.ts'
import { ANN, ann, as, deny, iam, role, told, user, when } from './told.ts'

const ROOT = { Principal: { AWS: iam('root') } }
const NAMED = { Principal: { AWS: ANN } }
const EVERYBODY = { Principal: { AWS: '*' } }
const ALL = [allow('*')]
const takes = (Resource: string) => [allow('sts:AssumeRole', Resource)]
const SURE = ['sts-001 target administrator']
const MAYBE = ['sts-001 target administrator?']

describe('a role and its trust policy', () => {
  const own: UserFact = ann([])
  test.each<[string, UserFact, object, string[]]>([
    ['that names the user', own, NAMED, SURE],
    ['that names the user, whose boundary says nothing of it', ann([], { boundary: [allow('s3:*')] }), NAMED, SURE],
    ['that names the user, whose boundary denies it', ann([], { boundary: [...ALL, deny('sts:*')] }), NAMED, []],
    ['that names the user, by a guardrail', ann([], { scps: [[...ALL, deny('sts:AssumeRole')]] }), NAMED, []],
    ['that names the user, with a guardrail of few services', ann([], { scps: [[allow('s3:*')]] }), NAMED, []],
    ['that names the account', own, ROOT, []],
    ['that names the account, for who may', ann(takes(iam('role/target'))), ROOT, SURE],
    ['that names the account by its id alone', ann(takes('*')), { Principal: { AWS: ACCOUNT } }, SURE],
    ['under another path than allowed', ann(takes(iam('role/team/*'))), ROOT, []],
    ['by a pattern of one letter', ann(takes(iam('role/targe?'))), ROOT, SURE],
    ['by a pattern of one letter more', ann(takes(iam('role/target?'))), ROOT, []],
    [
      'of everybody in the account',
      own,
      { ...EVERYBODY, ...when({ StringEquals: { 'aws:PrincipalAccount': ACCOUNT } }) },
      SURE,
    ],
    [
      'of another account',
      own,
      { ...EVERYBODY, ...when({ StringEquals: { 'aws:PrincipalAccount': '999999999999' } }) },
      [],
    ],
    [
      'of everybody with such a name',
      own,
      { ...EVERYBODY, ...when({ ArnLike: { 'aws:PrincipalArn': iam('user/a*') } }) },
      SURE,
    ],
    [
      'of everybody with another name',
      own,
      { ...EVERYBODY, ...when({ ArnLike: { 'aws:PrincipalArn': iam('user/b*') } }) },
      [],
    ],
    ['with an external id', own, { ...NAMED, ...when({ StringEquals: { 'sts:ExternalId': 'x' } }) }, MAYBE],
    ['with MFA', own, { ...NAMED, ...when({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }) }, MAYBE],
    [
      'for sessions that another account made',
      own,
      { ...NAMED, ...when({ StringEquals: { 'aws:PrincipalType': 'AssumedRole' } }) },
      [],
    ],
    ['for everything of the service', own, { ...NAMED, Action: 'sts:*' }, SURE],
    ['for tags of sessions alone', own, { ...NAMED, Action: 'sts:TagSession' }, []],
    ['that a Deny leaves out', ann(deniesOthers()), NAMED, []],
    ['that a Deny spares', ann([{ Effect: 'Deny', Action: 'sts:*', NotResource: iam('role/target') }]), NAMED, SURE],
  ])('%s', (_, from, trusts, expected) => expect(told(from, [role('target', trusts, ALL)])).toEqual(expected))

  function deniesOthers() {
    return [{ Effect: 'Deny', Action: 'sts:*', NotResource: iam('role/other') }]
  }

  test.each<[string, string | null | undefined, string[]]>([
    ['of its organization', 'o-1', SURE],
    ['of another one', 'o-2', []],
    ['of an organization, and it is in none', null, []],
    ['of an organization, and its own was not read', undefined, MAYBE],
  ])('for everybody %s', (_, organization, expected) => {
    const trusts = { ...EVERYBODY, ...when({ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }) }
    expect(told(ann([], { organization }), [role('target', trusts, ALL)])).toEqual(expected)
  })

  test.each<[string, object, Record<string, string> | 'unread', string[]]>([
    ['that it has', { StringEquals: { 'aws:PrincipalTag/Team': 'pay' } }, { team: 'pay' }, SURE],
    ['that it has otherwise', { StringEquals: { 'aws:PrincipalTag/team': 'pay' } }, { team: 'dev' }, []],
    ['that were not read', { StringEquals: { 'aws:PrincipalTag/team': 'pay' } }, 'unread', MAYBE],
    ['that it is not to have', { Null: { 'aws:PrincipalTag/team': 'true' } }, {}, SURE],
    ['that it is to have, of any value', { Null: { 'aws:PrincipalTag/team': 'false' } }, {}, []],
    ['that are not to be so, and are not there', { StringNotEquals: { 'aws:PrincipalTag/team': 'pay' } }, {}, SURE],
    [
      'of several values',
      { 'ForAnyValue:StringEquals': { 'aws:PrincipalTag/team': ['a', 'pay'] } },
      { team: 'pay' },
      SURE,
    ],
    ['any of which is missing', { 'ForAnyValue:StringEquals': { 'aws:PrincipalTag/team': ['a', 'pay'] } }, {}, []],
    ['all of which are missing', { 'ForAllValues:StringEquals': { 'aws:PrincipalTag/team': 'pay' } }, {}, SURE],
    [
      'that are the role’s too',
      { StringEquals: { 'aws:ResourceTag/team': '$' + '{aws:PrincipalTag/team}' } },
      { team: 'pay' },
      SURE,
    ],
    [
      'that are not the role’s',
      { StringEquals: { 'aws:ResourceTag/team': '$' + '{aws:PrincipalTag/team}' } },
      { team: 'dev' },
      [],
    ],
  ])('by tags %s', (_, Condition, tags, expected) => {
    const target = { ...role('target', { ...NAMED, Condition }, ALL), tags: new Map([['team', 'pay']]) }
    expect(told(ann([], { tags }), [target])).toEqual(expected)
  })

  test.each<[string, object[], string[]]>([
    [
      'all but a role that breaks the glass',
      [deny('sts:*', when({ ArnNotLike: { 'aws:PrincipalArn': iam('role/glass*') } }))],
      [],
    ],
    ['all but this user', [deny('sts:*', when({ ArnNotEquals: { 'aws:PrincipalArn': ANN } }))], SURE],
    ['whoever is of no organization', [deny('*', when({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } }))], SURE],
    ['whoever has no tag', [deny('*', when({ Null: { 'aws:PrincipalTag/team': 'true' } }))], []],
    ['one role alone', [deny('sts:*', { Resource: iam('role/target') })], []],
    ['another role alone', [deny('sts:*', { Resource: iam('role/other') })], SURE],
  ])('under a guardrail against %s', (_, scp, expected) => {
    const from = ann([], { scps: [[...ALL, ...scp]], organization: 'o-1' })
    expect(told(from, [role('target', NAMED, ALL)])).toEqual(expected)
  })

  test('is not for a role that its boundary keeps from it, though it is named', () => {
    const first = role('first', {}, [], { boundary: [allow('s3:*')] })
    const trusts = { Principal: { AWS: first.arn } }
    expect(told(first, [role('target', trusts, ALL)])).toEqual([])
    expect(told(as(first, {}), [role('target', trusts, ALL)])).toEqual(SURE)
  })
})

describe('a role that is passed', () => {
  const FUNCTIONS = allow(['lambda:CreateFunction', 'lambda:InvokeFunction'])
  const WAY = ['lambda-001 target administrator']
  const passing = (...more: object[]) => ann([...more, FUNCTIONS])
  const to = (Condition: object) => passing({ ...allow('iam:PassRole'), Condition })
  const target = (of: Partial<RoleFact> = {}): RoleFact => ({ ...role('target', {}, ALL), ...of })
  const tagged = (env: string) => ({ tags: new Map([['env', env]]) })
  const LAMBDA = 'lambda.amazonaws.com'
  const PROD = { StringEquals: { 'iam:ResourceTag/env': 'prod' } }

  test.each<[string, UserFact, RoleFact, string[]]>([
    [
      'to one of several services',
      to({ StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', LAMBDA] } }),
      target(),
      WAY,
    ],
    ['to it, if to any', to({ StringEqualsIfExists: { 'iam:PassedToService': LAMBDA } }), target(), WAY],
    ['to any of a set', to({ 'ForAnyValue:StringEquals': { 'iam:PassedToService': [LAMBDA] } }), target(), WAY],
    [
      'to others of a set',
      to({ 'ForAllValues:StringEquals': { 'iam:PassedToService': ['ec2.amazonaws.com'] } }),
      target(),
      [],
    ],
    ['to whatever begins so', to({ StringLike: { 'iam:PassedToService': 'lambda.*' } }), target(), WAY],
    ['to all but it', to({ StringNotEquals: { 'iam:PassedToService': LAMBDA } }), target(), []],
    [
      'where a Deny leaves this service',
      passing(
        allow('iam:PassRole'),
        deny('iam:PassRole', when({ StringNotEquals: { 'iam:PassedToService': LAMBDA } })),
      ),
      target(),
      WAY,
    ],
    [
      'where a Deny takes this service',
      passing(allow('iam:PassRole'), deny('iam:PassRole', when({ StringEquals: { 'iam:PassedToService': LAMBDA } }))),
      target(),
      [],
    ],
    ['by its tag', to(PROD), target(tagged('prod')), WAY],
    ['by another tag', to(PROD), target(tagged('dev')), []],
    ['by a tag that was not read', to(PROD), target({ tags: undefined }), ['lambda-001 target administrator?']],
    ['by its path', passing(allow('iam:PassRole', iam('role/team/*'))), target({ arn: iam('role/team/target') }), WAY],
    ['by another path', passing(allow('iam:PassRole', iam('role/team/*'))), target(), []],
    ['not where a service keeps it', passing(allow('iam:PassRole')), target({ kept: 'service' }), []],
    [
      'for little, where a boundary holds it',
      passing(allow('iam:PassRole')),
      as(target(), { boundary: [allow('iam:*')] }),
      ['lambda-001 target principal'],
    ],
  ])('%s', (_, from, one, expected) => expect(told(from, [one])).toEqual(expected))

  test.each<[string, object[], string[]]>([
    [
      'of the one region that is left',
      [deny('*', when({ StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } }))],
      WAY,
    ],
    [
      'of regions that are left by a pattern',
      [deny('*', when({ StringNotLike: { 'aws:RequestedRegion': 'eu-*' } }))],
      WAY,
    ],
    [
      'of regions other than a denied one',
      [deny('*', when({ StringEquals: { 'aws:RequestedRegion': 'us-east-1' } }))],
      WAY,
    ],
  ])('in a function %s', (_, scp, expected) => {
    const from = ann([allow('iam:PassRole'), FUNCTIONS], { scps: [[...ALL, ...scp]] })
    expect(told(from, [target()])).toEqual(expected)
  })

  test.each<[string, string, Record<string, string> | 'unread', string[]]>([
    ['its tag', '$' + '{aws:PrincipalTag/team}-*', { team: 'pay' }, WAY],
    ['a tag that it has not', '$' + '{aws:PrincipalTag/team}-*', {}, []],
    ['a tag that it has not, or another name', '$' + "{aws:PrincipalTag/team, 'none'}-*", {}, WAY],
    ['tags that were not read', '$' + '{aws:PrincipalTag/team}-*', 'unread', ['lambda-001 target administrator?']],
    ['its own', '$' + '{aws:username}-*', {}, WAY],
  ])('in a function whose name begins with %s', (_, name, tags, expected) => {
    const functions = allow(['lambda:CreateFunction', 'lambda:InvokeFunction'], `arn:aws:lambda:*:*:function:${name}`)
    expect(told(ann([allow('iam:PassRole'), functions], { tags }), [target()])).toEqual(expected)
  })
})

describe('the keys of another user', () => {
  const BOB = iam('user/bob')
  const makes = (Resource: string, more: object = {}) => ann([{ ...allow('iam:CreateAccessKey', Resource), ...more }])
  const bob = (of: Parameters<typeof user>[2] = {}) => user('bob', ALL, of)
  const WAY = ['iam-002 bob administrator']
  test.each<[string, UserFact, UserFact, string[]]>([
    ['are made by name', makes(BOB), bob(), WAY],
    ['are made by a pattern', makes(iam('user/?ob')), bob(), WAY],
    ['are not by who may make its own', makes('arn:aws:iam::*:user/$' + '{aws:username}'), bob(), []],
    [
      'are not where all others are allowed',
      ann([{ Effect: 'Allow', Action: 'iam:CreateAccessKey', NotResource: BOB }]),
      bob(),
      [],
    ],
    [
      'are where all others are left out',
      ann([{ Effect: 'Allow', Action: 'iam:CreateAccessKey', NotResource: ANN }]),
      bob(),
      WAY,
    ],
    ['are not by who may do all but IAM', ann([{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }]), bob(), []],
    [
      'are not where this user is denied',
      ann([allow('iam:CreateAccessKey'), deny('iam:*', { Resource: BOB })]),
      bob(),
      [],
    ],
    [
      'are where another user is',
      ann([allow('iam:CreateAccessKey'), deny('iam:*', { Resource: iam('user/eve') })]),
      bob(),
      WAY,
    ],
    ['are not where it has two', makes('*'), bob({ keys: 2 }), []],
    [
      'are where it has two, of which one may go',
      ann([allow(['iam:CreateAccessKey', 'iam:DeleteAccessKey'])]),
      bob({ keys: 2 }),
      ['iam-003 bob administrator'],
    ],
    [
      'are made by its tag',
      makes('*', when({ StringEquals: { 'aws:ResourceTag/team': 'pay' } })),
      bob({ tags: { team: 'pay' } }),
      WAY,
    ],
    [
      'are not by another tag',
      makes('*', when({ StringEquals: { 'iam:ResourceTag/team': 'pay' } })),
      bob({ tags: { team: 'dev' } }),
      [],
    ],
    [
      'give little where a boundary holds it',
      makes(BOB),
      bob({ boundary: [allow('iam:*')] }),
      ['iam-002 bob principal'],
    ],
    [
      'are not within a boundary without them',
      as(makes(BOB), { boundary: [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }] }),
      bob(),
      [],
    ],
    ['are where that boundary allows IAM alone', as(makes(BOB), { boundary: [allow('iam:*')] }), bob(), WAY],
  ])('%s', (_, from, other, expected) => expect(told(from, [other])).toEqual(expected))
})
