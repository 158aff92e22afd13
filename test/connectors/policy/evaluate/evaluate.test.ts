import { describe, expect, test } from 'vitest'
import {
  type Binding,
  contextOf,
  evaluate,
  type Identity,
  indexed,
  type Layer,
  layerOf,
  type Question,
} from '../../../../connectors/policy/index.ts'

const OWN = '111122223333'
const USER = `arn:aws:iam::${OWN}:user/ann`
const ROLE = `arn:aws:iam::${OWN}:role/path/r`
const ALL = { Effect: 'Allow', Action: '*', Resource: '*' }
const allow = (Action: unknown, more: object = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...more })
const deny = (Action: unknown, more: object = {}) => ({ Effect: 'Deny', Action, Resource: '*', ...more })
const forWhom = (AWS: string, Action = 'sts:AssumeRole', more: object = {}) => ({
  Effect: 'Allow',
  Principal: { AWS },
  Action,
  ...more,
})
const layer = (...statements: object[]): Layer =>
  layerOf([{ policy: 'p', attached: USER, document: indexed({ Version: '2012-10-17', Statement: statements }) }])
const bound = (statements: object[], more: Partial<Binding> = {}): Binding => ({
  identity: layer(...statements),
  boundary: undefined,
  service: [],
  ...more,
})
const identity = (arn: string): Identity => ({
  arn,
  account: OWN,
  userName: arn.includes(':user/') ? 'ann' : undefined,
  uniqueId: 'AIDAEXAMPLE',
  tags: new Map([['Team', 'pay']]),
  organization: null,
})
const ask = (binding: Binding, question: Partial<Question> & { arn?: string; asked?: object } = {}) => {
  const { arn = USER, asked = {}, ...more } = question
  return evaluate(binding, {
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::b/k',
    caller: { type: 'AWS', arn, account: OWN },
    context: contextOf(identity(arn), { keys: asked as Record<string, string[]> }),
    ...more,
  })
}
const answer = (...args: Parameters<typeof ask>) => ask(...args).answer

describe('identity policies, boundary and service control policies', () => {
  test('nothing allows, so it is denied, and by nothing', () =>
    expect(ask(bound([allow('s3:PutObject')]))).toEqual({ answer: 'denied', by: [], conditions: [] }))
  test('says which statement allows, and where', () =>
    expect(ask(bound([deny('iam:*'), allow('s3:Get*', { Sid: 'Reads', Resource: 'arn:aws:s3:::b/*' })])).by).toEqual([
      { policy: 'p', attached: USER, statement: 'Reads', resources: ['arn:aws:s3:::b/*'] },
    ]))
  test('a Deny wins, wherever it stands', () => {
    const d = layer(deny('s3:*'))
    expect(answer(bound([ALL, deny('s3:*')]))).toBe('denied')
    expect(answer(bound([ALL], { boundary: layer(ALL, deny('s3:*')) }))).toBe('denied')
    expect(answer(bound([ALL], { service: [layer(ALL), layer(ALL, deny('s3:*'))] }))).toBe('denied')
    expect(answer(bound([ALL]), { resourceControls: [layer({ ...ALL, Principal: '*' }), d] })).toBe('denied')
    expect(answer(bound([ALL]), { resourcePolicy: layer({ ...deny('s3:*'), Principal: '*' }) })).toBe('denied')
  })
  test('a boundary and every level of the organization must allow', () => {
    expect(answer(bound([ALL], { boundary: layer(allow('ec2:*')) }))).toBe('denied')
    expect(answer(bound([ALL], { boundary: layer(allow('s3:*')) }))).toBe('allowed')
    expect(answer(bound([ALL], { service: [layer(ALL), layer(allow('ec2:*')), layer(ALL)] }))).toBe('denied')
    expect(answer(bound([ALL], { service: [layer(ALL), layer(allow('s3:*'))] }))).toBe('allowed')
  })
  test('a policy that was not read leaves open what another does not settle', () => {
    const unread = { policies: [], unread: ['the inline policies of ann were not read'] }
    expect(answer(bound([ALL], { service: [unread] }))).toBe('undecided')
    expect(ask(bound([], { identity: unread }))).toMatchObject({
      answer: 'undecided',
      conditions: expect.arrayContaining(['the inline policies of ann were not read']),
    })
    expect(answer(bound([], { identity: unread, service: [layer(deny('s3:*'))] }))).toBe('denied')
  })
  test('a document that is not understood counts as unread, and so does a redacted condition', () => {
    const documents = [{ policy: 'p', attached: USER, document: indexed('not a policy') }]
    expect(answer(bound([], { identity: layerOf(documents) }))).toBe('undecided')
    expect(answer(bound([allow('s3:*', { Condition: { StringEquals: { 'aws:userid': { $redacted: 'r' } } } })]))).toBe(
      'undecided',
    )
  })
})

describe('resource policies', () => {
  const bucket = (AWS: string) => layer(forWhom(AWS, 's3:GetObject', { Resource: 'arn:aws:s3:::b/*' }))
  test('one that names the caller lets it in; one that names the account leaves it to identity policies', () => {
    expect(answer(bound([]), { resourcePolicy: bucket(USER) })).toBe('allowed')
    expect(answer(bound([]), { resourcePolicy: bucket('*') })).toBe('allowed')
    expect(answer(bound([]), { resourcePolicy: bucket(OWN) })).toBe('denied')
    expect(answer(bound([allow('s3:*')]), { resourcePolicy: bucket('arn:aws:iam::999988887777:root') })).toBe('allowed')
  })
  test('what a boundary leaves out stops a role that a resource policy names, and no user', () => {
    const boundary = layer(allow('ec2:*'))
    expect(answer(bound([], { boundary }), { resourcePolicy: bucket(USER) })).toBe('allowed')
    expect(answer(bound([], { boundary }), { resourcePolicy: bucket(ROLE), arn: ROLE })).toBe('denied')
    expect(answer(bound([], { boundary: layer(ALL, deny('s3:*')) }), { resourcePolicy: bucket(USER) })).toBe('denied')
  })
  test('across accounts both sides must allow', () => {
    const crossAccount = true
    expect(answer(bound([allow('s3:*')]), { crossAccount, resourcePolicy: bucket(OWN) })).toBe('allowed')
    expect(answer(bound([allow('s3:*')]), { crossAccount })).toBe('denied')
    expect(answer(bound([]), { crossAccount, resourcePolicy: bucket(USER) })).toBe('denied')
    expect(
      answer(bound([allow('s3:*')]), { crossAccount, resourcePolicy: { policies: [], unread: ['not ours'] } }),
    ).toBe('undecided')
  })
  test('a key policy, and a trust policy, count before any other', () => {
    const key = (AWS: string) =>
      ({
        rule: 'alone',
        action: 'kms:Decrypt',
        resourcePolicy: layer(forWhom(AWS, 'kms:*', { Resource: '*' })),
      }) as const
    expect(answer(bound([ALL]), key(`arn:aws:iam::${OWN}:role/other`))).toBe('denied')
    expect(answer(bound([ALL]), key(`arn:aws:iam::${OWN}:root`))).toBe('allowed')
    expect(answer(bound([]), key(`arn:aws:iam::${OWN}:root`))).toBe('denied')
    expect(answer(bound([]), key(USER))).toBe('allowed')
    const role = {
      rule: 'alone',
      action: 'sts:AssumeRole',
      resource: ROLE,
      resourcePolicy: layer(forWhom(USER)),
    } as const
    expect(answer(bound([]), role)).toBe('allowed')
    expect(answer(bound([deny('sts:AssumeRole')]), role)).toBe('denied')
  })
  test('a policy that names one session of a role leaves it open which session asks', () =>
    expect(
      ask(bound([]), { resourcePolicy: bucket(`arn:aws:sts::${OWN}:assumed-role/r/deploy`), arn: ROLE }),
    ).toMatchObject({
      answer: 'undecided',
      conditions: ['the name of the session'],
    }))
})

describe('conditions', () => {
  test.each([
    ['aws:PrincipalArn', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/ann' } }, 'allowed'],
    ['aws:username', { StringEquals: { 'aws:username': 'bob' } }, 'denied'],
    ['aws:PrincipalTag', { StringEquals: { 'aws:PrincipalTag/team': 'pay' } }, 'allowed'],
    ['a tag that is not there', { StringEquals: { 'aws:PrincipalTag/none': 'x' } }, 'denied'],
    ['aws:PrincipalOrgID in no organization', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }, 'denied'],
    ['MFA', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }, 'undecided'],
    ['a source address', { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, 'undecided'],
    [
      'what calls on its behalf',
      { StringEquals: { 'aws:CalledViaFirst': 'cloudformation.amazonaws.com' } },
      'undecided',
    ],
    ['a time', { DateLessThan: { 'aws:CurrentTime': '2026-12-31T00:00:00Z' } }, 'undecided'],
  ])('%s', (_, Condition, expected) => expect(answer(bound([allow('s3:*', { Condition })]))).toBe(expected))

  test('names the condition that decides, also that of a Deny', () => {
    const Condition = { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }
    expect(ask(bound([ALL, deny('*', { Condition })]))).toMatchObject({
      answer: 'undecided',
      conditions: ['unless denied: BoolIfExists aws:MultiFactorAuthPresent = false'],
    })
  })
  test('what is asked decides: the service a role is passed to', () => {
    const Condition = { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } }
    const of = (service: string) =>
      answer(bound([allow('iam:PassRole', { Condition })]), {
        action: 'iam:PassRole',
        resource: ROLE,
        asked: { 'iam:passedtoservice': [service] },
      })
    expect([of('ec2.amazonaws.com'), of('lambda.amazonaws.com')]).toEqual(['allowed', 'denied'])
  })
})
