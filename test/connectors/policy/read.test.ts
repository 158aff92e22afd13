import { expect, test } from 'vitest'
import { PolicyUnreadable, readPolicy, type UnreadableCode } from '../../../connectors/policy/index.ts'

const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
const one = (statement: object) => {
  const [read] = readPolicy({ Version: '2012-10-17', Statement: { ...allow, ...statement } }).statements
  if (!read) throw new Error('no statement')
  return read
}

test('single members and lists, in every element', () => {
  const alone = one({ Action: 's3:*', Resource: 'arn:aws:s3:::a', Principal: { AWS: '111122223333' } })
  const listed = one({ Action: ['s3:*'], Resource: ['arn:aws:s3:::a'], Principal: { AWS: ['111122223333'] } })
  expect(alone).toEqual(listed)
  expect(readPolicy({ Statement: [allow, { ...allow, Sid: 'b' }] }).statements.map(s => [s.index, s.sid])).toEqual([
    [1, undefined],
    [2, 'b'],
  ])
})

test('principals of every type', () => {
  const Principal = {
    AWS: '*',
    Service: ['ec2.amazonaws.com', 'ecs.amazonaws.com'],
    Federated: 'cognito-identity.amazonaws.com',
    CanonicalUser: '79a59d',
  }
  expect(one({ Principal }).principals).toEqual({
    not: false,
    members: [
      { type: 'AWS', value: '*' },
      { type: 'Service', value: 'ec2.amazonaws.com' },
      { type: 'Service', value: 'ecs.amazonaws.com' },
      { type: 'Federated', value: 'cognito-identity.amazonaws.com' },
      { type: 'CanonicalUser', value: '79a59d' },
    ],
  })
  expect(one({ Principal: '*' }).principals?.members).toEqual([{ type: 'AWS', value: '*' }])
  expect(one({ NotPrincipal: { AWS: '1' } }).principals?.not).toBe(true)
})

test('what is left out, and what is inverted', () => {
  const trust = readPolicy({ Statement: { Effect: 'Deny', NotAction: 'sts:*' } }).statements[0]
  expect(trust?.actions.not).toBe(true)
  expect([trust?.resources, trust?.principals, trust?.conditions]).toEqual([undefined, undefined, []])
})

test('condition values as text, numbers and Booleans, alone or listed', () => {
  const { conditions } = one({
    Condition: {
      Bool: { 'aws:SecureTransport': false },
      NumericLessThan: { 's3:max-keys': 10 },
      'ForAnyValue:StringLikeIfExists': { 'aws:TagKeys': ['a*', 'b'] },
    },
  })
  expect(conditions.map(c => [c.operator.test, c.key, c.values])).toEqual([
    ['Bool', 'aws:SecureTransport', ['false']],
    ['NumericLessThan', 's3:max-keys', ['10']],
    ['StringLike', 'aws:TagKeys', ['a*', 'b']],
  ])
  expect(conditions[2]?.operator).toMatchObject({ each: 'ForAnyValue', ifExists: true, negated: false })
})

test('variables are read in version 2012-10-17 only', () => {
  const Statement = { ...allow, Resource: 'arn:aws:s3:::home/$' + '{aws:username}/*' }
  const variables = (Version?: string) =>
    readPolicy({ ...(Version && { Version }), Statement }).statements[0]?.resources?.patterns[0]?.variables
  expect(variables('2012-10-17')).toEqual([{ name: 'aws:username', otherwise: undefined }])
  expect(variables('2008-10-17')).toEqual([])
  expect(variables()).toEqual([])
})

const refused: readonly [string, unknown, UnreadableCode][] = [
  ['text', 'not a policy', 'not-json'],
  ['a list', [], 'not-an-object'],
  ['null as JSON text', 'null', 'not-an-object'],
  ['a version of its own', { Version: '2026-01-01', Statement: [] }, 'version'],
  ['no statement', { Version: '2012-10-17' }, 'no-statement'],
  ['an element that is none', { Statement: { ...allow, Effekt: 'Deny' } }, 'unknown-element'],
  ['an effect in lower case', { Statement: { ...allow, Effect: 'deny' } }, 'effect'],
  ['neither Action nor NotAction', { Statement: { Effect: 'Allow', Resource: '*' } }, 'action'],
  ['both', { Statement: { ...allow, NotAction: 's3:*' } }, 'action'],
  ['an action that is a number', { Statement: { ...allow, Action: [1] } }, 'action'],
  ['both kinds of resource', { Statement: { ...allow, NotResource: '*' } }, 'resource'],
  ['a principal without a type', { Statement: { ...allow, Principal: '111122223333' } }, 'principal'],
  ['a principal of an unknown type', { Statement: { ...allow, Principal: { Aws: '*' } } }, 'principal'],
  ['an operator that is none', { Statement: { ...allow, Condition: { Equals: { a: 'b' } } } }, 'condition'],
  ['Null with IfExists', { Statement: { ...allow, Condition: { NullIfExists: { a: 'true' } } } }, 'condition'],
  ['a value that is null', { Statement: { ...allow, Condition: { StringEquals: { a: null } } } }, 'condition'],
  ['a redacted statement', { Statement: [{ $redacted: 'rule' }] }, 'redacted'],
]
test.each(refused)('%s is refused by name', (_, document, code) => {
  const read = () => readPolicy(document)
  expect(read).toThrow(PolicyUnreadable)
  expect(read).toThrow(expect.objectContaining({ code }))
})

test('what was redacted is refused only when it is touched', () => {
  const redacted = { $redacted: 'rule' }
  const { actions, resources, conditions } = one({
    Resource: [redacted],
    Condition: { StringEquals: { 'aws:PrincipalOrgID': redacted } },
  })
  expect(actions.patterns.map(p => p.text)).toEqual(['s3:GetObject'])
  expect(() => resources?.patterns).toThrow(expect.objectContaining({ code: 'redacted' }))
  expect(conditions.map(c => c.key)).toEqual(['aws:PrincipalOrgID'])
  expect(() => conditions[0]?.patterns).toThrow(/redacted/)
})
