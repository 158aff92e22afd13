import { describe, expect, test } from 'vitest'
import { effectiveAccess, type Facts, type RoleFact } from '../../../connectors/identity/index.ts'
import { ACCOUNT, allow, factsOf, layer, roleOf, userOf } from './facts.ts'

const iam = (what: string) => `arn:aws:iam::${ACCOUNT}:${what}`
const ANN = iam('user/ann')
const trusts = (Service: string) => ({ Principal: { Service } })
const TARGET = iam('role/target')
const admin = (of: object): RoleFact => roleOf('target', of, allow('*'))

/** What ann's statements lead to: `path reaches`, with a `?` where something is open. */
function told(statements: object[], roles: RoleFact[], more: Partial<Facts> = {}): string[] {
  const ann = userOf(...statements)
  const [access] = effectiveAccess({ ...factsOf([ann], roles), ...more })
  return (access?.escalations ?? []).map(
    e =>
      `${e.Path} ${e.To === ANN ? 'self' : e.To.split('/').pop()} ${e.Reaches}${e.Certainty === 'certain' ? '' : '?'}`,
  )
}

const RUNS = [
  allow('ec2:RunInstances'),
  allow('iam:PassRole', TARGET),
  allow(['iam:RemoveRoleFromInstanceProfile', 'iam:AddRoleToInstanceProfile'], iam('instance-profile/meek')),
]
const MEEK = { arn: iam('instance-profile/meek'), role: null, patterns: [iam('instance-profile/meek')], conditions: [] }
const profiles = (members: (typeof MEEK)[]): Partial<Facts> => ({
  carriers: new Map([['instance-profile', { members, missing: null }]]),
})

describe('a role without an instance profile', () => {
  const ec2 = [admin(trusts('ec2.amazonaws.com'))]
  test('is got by putting it into one that is there', () => {
    expect(told(RUNS, ec2, profiles([MEEK]))).toEqual(['x-ec2-swap-instance-profile target administrator'])
    expect(told(RUNS, ec2, profiles([]))).toEqual([])
    expect(told(RUNS.slice(0, 2), ec2, profiles([MEEK]))).toEqual([])
  })

  test('is got by making one for it', () => {
    const makes = allow(['iam:CreateInstanceProfile', 'iam:AddRoleToInstanceProfile'], iam('instance-profile/new-*'))
    expect(told([...RUNS.slice(0, 2), makes], ec2, profiles([]))).toEqual([
      'x-ec2-new-instance-profile target administrator',
    ])
  })
})

describe('a user or role of its own making', () => {
  const NEW = [allow(['iam:CreateUser', 'iam:PutUserPolicy', 'iam:CreateAccessKey'], iam('user/tmp-*'))]
  const bound = { Condition: { StringEquals: { 'iam:PermissionsBoundary': iam('policy/b') } } }
  test.each<[string, object[], string[]]>([
    ['gives every right', NEW, ['x-iam-new-user-put-key self administrator']],
    ['no more than it may give itself', [...NEW, allow('iam:PutUserPolicy', ANN)], ['iam-007 self administrator']],
    ['not without a key', [allow(['iam:CreateUser', 'iam:PutUserPolicy'], iam('user/tmp-*'))], []],
    [
      'not under names that differ',
      [
        ...NEW.slice(1),
        allow('iam:CreateUser', iam('user/a')),
        allow(['iam:PutUserPolicy', 'iam:CreateAccessKey'], iam('user/b')),
      ],
      [],
    ],
    ['not within a boundary', [{ ...NEW[0], ...bound }], []],
    [
      'by a policy of AWS alone',
      [
        {
          ...allow(['iam:CreateRole', 'iam:AttachRolePolicy']),
          Condition: { ArnLikeIfExists: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/*' } },
        },
      ],
      ['x-iam-new-role-attach self administrator'],
    ],
    [
      'not by a policy that gives nothing',
      [
        { ...allow('iam:AttachRolePolicy'), Condition: { ArnEquals: { 'iam:PolicyARN': iam('policy/none') } } },
        allow('iam:CreateRole'),
      ],
      [],
    ],
    [
      'a role, of which it may assume none',
      [allow(['iam:CreateRole', 'iam:PutRolePolicy']), { Effect: 'Deny', Action: 'sts:*', Resource: '*' }],
      [],
    ],
  ])('%s', (_, statements, ways) => {
    expect(told(statements, [])).toEqual(ways)
  })
})

describe('the service that a role trusts', () => {
  const passes = [allow('iam:PassRole'), allow(['states:CreateStateMachine', 'states:StartExecution'])]
  test('may be named with a region', () => {
    const way = ['x-states-state-machine target administrator']
    expect(told(passes, [admin(trusts('states.eu-west-1.amazonaws.com'))])).toEqual(way)
    expect(told(passes, [admin(trusts('states.example.amazonaws.com'))])).toEqual([])
  })

  test('may be named as China names it', () => {
    const role = { ...admin(trusts('ec2.amazonaws.com.cn')), instanceProfile: true }
    const pass = {
      ...allow('iam:PassRole'),
      Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com.cn' } },
    }
    const china = { partition: 'aws-cn' }
    expect(told([pass, allow('ec2:RunInstances')], [role], china)).toEqual(['ec2-001 target administrator'])
    expect(told([pass, allow('ec2:RunInstances')], [role])).toEqual([])
  })
})

describe('what limits leave of the names that it may choose', () => {
  const pass = allow('iam:PassRole')
  const both = ['lambda:CreateFunction', 'lambda:InvokeFunction']
  const functions = (name: string, account = '*') => `arn:aws:lambda:*:${account}:function:${name}`
  const only = (name: string) => [allow('iam:*'), allow('lambda:*', functions(name))]
  const WAY = ['lambda-001 target administrator']
  test.each<[string, object[], object[] | undefined, object[][], string[]]>([
    ['a boundary', [pass, allow(both)], only('dev-*'), [], WAY],
    ['two guardrails', [pass, allow(both)], undefined, [only('dev-*'), only('*-x')], WAY],
    ['guardrails that have no name in common', [pass, allow(both)], undefined, [only('dev-*'), only('prod-*')], []],
    ['a boundary without the name that is allowed', [pass, allow(both, functions('prod-*'))], only('dev-*'), [], []],
    [
      'a Deny of all others',
      [pass, allow(both), { Effect: 'Deny', Action: both, NotResource: functions('dev-*') }],
      undefined,
      [],
      WAY,
    ],
    ['an account that is another', [pass, allow(both, functions('*', '999999999999'))], undefined, [], []],
  ])('%s', (_, statements, boundary, guardrails, ways) => {
    const ann = userOf(...statements)
    const binding = {
      ...ann.binding,
      boundary: boundary && layer(...boundary),
      service: guardrails.map(of => layer(...of)),
    }
    const [access] = effectiveAccess(factsOf([{ ...ann, binding }], [admin({})]))
    expect(access?.escalations?.map(e => `${e.Path} target ${e.Reaches}`)).toEqual(ways)
  })

  test('are deleted, and read', () => {
    const boundary = layer(allow('s3:*', 'arn:aws:s3:::dev-*'))
    const ann = userOf(allow('s3:*'))
    const [access] = effectiveAccess(factsOf([{ ...ann, binding: { ...ann.binding, boundary } }], []))
    expect(access?.destruction.destroys.Buckets.map(d => `${d.Action} ${d.Resource}`)).toEqual([
      's3:DeleteBucket arn:aws:s3:::dev-*',
      's3:DeleteObject arn:aws:s3:::dev-*/*',
      's3:DeleteObjectVersion arn:aws:s3:::dev-*/*',
    ])
    const reader = roleOf('reader', { Principal: { AWS: ANN } }, allow('s3:*'))
    const found = effectiveAccess(factsOf([userOf()], [{ ...reader, binding: { ...reader.binding, boundary } }]))
    expect(found.next().value?.escalations).toMatchObject([{ Path: 'sts-001', Reaches: 'data', Certainty: 'certain' }])
  })
})

test('code that comes with a layer or a variable runs with the role of the function', () => {
  const fn = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:f`
  const members = [{ arn: fn, role: TARGET, patterns: [fn], conditions: [] }]
  const carriers: Facts['carriers'] = new Map([['lambda-function', { members, missing: null }]])
  const ways = told([allow('lambda:UpdateFunctionConfiguration', fn)], [admin({})], { carriers })
  expect(ways).toEqual(['x-lambda-configuration target administrator'])
})

describe('NotPrincipal in a Deny', () => {
  const OTHER = iam('user/bob')
  const ROOT = iam('root')
  test.each<[string, string[], string[]]>([
    ['spares whom it names with the account', [ANN, ROOT], ['sts-001 target administrator']],
    ['may deny whom it names without the account', [ANN], ['sts-001 target administrator?']],
    ['spares no other of the account', [OTHER, ROOT], []],
    ['denies who is not named', [OTHER], []],
    ['may spare an account that it names alone', [ROOT], ['sts-001 target administrator?']],
  ])('%s', (_, AWS, ways) => {
    const deny = { Effect: 'Deny', NotPrincipal: { AWS }, Action: 'sts:AssumeRole' }
    const role = admin({})
    const trust = layer({ Effect: 'Allow', Principal: { AWS: ANN }, Action: 'sts:AssumeRole' }, deny)
    expect(told([], [{ ...role, trust }])).toEqual(ways)
  })
})
