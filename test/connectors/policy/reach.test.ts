import { describe, expect, test } from 'vitest'
import {
  allowStatements,
  grantsAction,
  grantsEveryAction,
  isPublic,
  matchesPattern,
  narrowsCaller,
  PolicyUnreadable,
  principalsOf,
  reachesEvery,
  reachesEveryResource,
  statements,
  trustedAccounts,
} from '../../../connectors/policy/index.ts'

const only = (statement: object) => {
  const [one] = statements({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 's3:GetObject', ...statement },
  })
  if (!one) throw new Error('no statement')
  return one
}
const notAction = (patterns: string | string[]) => only({ Action: undefined, NotAction: patterns, Resource: '*' })

describe('statements', () => {
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
  test.each([
    ['an object', document],
    ['JSON text', JSON.stringify(document)],
    ['URL-encoded JSON text', encodeURIComponent(JSON.stringify(document))],
    ['a single statement', { Statement: document.Statement[0] }],
  ])('reads %s', (_, form) => expect(statements(form)).toHaveLength(1))

  test('no policy has no statements', () => expect([...statements(null), ...statements(undefined)]).toEqual([]))
  test('keeps Deny out of the grants', () =>
    expect(allowStatements({ Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] })).toEqual([]))

  test.each([
    ['text that is not JSON', 'not a policy'],
    ['broken URL encoding', '%7B%E0%A4%A'],
    ['a list', []],
    ['no Statement', { Version: '2012-10-17' }],
    ['a lower-case element', { Statement: [{ Effect: 'Allow', action: '*', Resource: '*' }] }],
    ['both Action and NotAction', { Statement: [{ Effect: 'Allow', Action: '*', NotAction: 'a:b', Resource: '*' }] }],
    ['an unknown effect', { Statement: [{ Effect: 'allow', Action: '*', Resource: '*' }] }],
    ['a redacted statement', { Statement: [{ $redacted: 'rule' }] }],
  ])('refuses %s', (_, form) => expect(() => statements(form)).toThrow(PolicyUnreadable))
})

describe('actions', () => {
  test.each([
    ['iam:PassRole', true],
    ['IAM:passrole', true],
    ['iam:*', true],
    ['i*m:*', true],
    ['iam:Pass*', true],
    ['iam:PassRol?', true],
    ['*', true],
    ['*:*', true],
    ['iam:Get*', false],
    ['iam:PassRol', false],
    ['xiam:PassRole', false],
  ])('Action %s grants iam:PassRole: %s', (pattern, granted) =>
    expect(grantsAction(only({ Action: pattern }), 'iam:PassRole')).toBe(granted),
  )

  test('a list grants what any member grants', () =>
    expect(grantsAction(only({ Action: ['s3:*', 'iam:PassRole'] }), 'iam:PassRole')).toBe(true))
  test('NotAction grants the rest', () => {
    expect(grantsAction(notAction('s3:*'), 'iam:PassRole')).toBe(true)
    expect(grantsAction(notAction(['s3:*', 'iam:*']), 'iam:PassRole')).toBe(false)
  })
  test('Deny grants nothing', () =>
    expect(grantsAction(only({ Effect: 'Deny', Action: '*' }), 'iam:PassRole')).toBe(false))

  test.each([
    ['s3:*', true],
    ['S3:**', true],
    ['*', true],
    ['s*:*', true],
    ['s3:Get*', false],
    ['s3:*t', false],
    ['ec2:*', false],
  ])('Action %s grants every S3 action: %s', (pattern, granted) =>
    expect(grantsEveryAction(only({ Action: pattern }), 's3')).toBe(granted),
  )

  test.each([
    ['*', true],
    ['*:*', true],
    ['iam:*', false],
    ['*:Get*', false],
  ])('Action %s grants every action: %s', (pattern, granted) =>
    expect(grantsEveryAction(only({ Action: pattern }))).toBe(granted),
  )
  test('a list of every first letter grants every action', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
    expect(grantsEveryAction(only({ Action: letters.map(l => `iam:${l}*`) }), 'iam')).toBe(true)
    expect(grantsEveryAction(only({ Action: letters.slice(1).map(l => `iam:${l}*`) }), 'iam')).toBe(false)
  })
  test('a NotAction that leaves a service grants all of it', () => {
    expect(grantsEveryAction(notAction('iam:*'), 's3')).toBe(true)
    expect(grantsEveryAction(notAction('iam:*'), 'iam')).toBe(false)
  })
})

describe('resources', () => {
  test.each([
    ['*', true],
    ['**', true],
    ['arn:*', true],
    ['arn:aws:*', true],
    ['arn:aws-us-gov:*', true],
    ['arn:*:*:*:*:*', true],
    ['arn:aws:*:*:111122223333:*', true],
    ['arn:aws:s3:::*', false],
    ['arn:aws:s3:::acme', false],
  ])('%s is every resource: %s', (resource, every) =>
    expect(reachesEveryResource(only({ Resource: resource }))).toBe(every),
  )

  test.each([
    ['*', true],
    ['arn:aws:iam::*:role/*', true],
    ['arn:aws-cn:iam::111122223333:role/*', true],
    ['arn:aws:iam::111122223333:*', true],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable.
    ['arn:aws:iam::${aws:PrincipalAccount}:role/*', true],
    ['arn:aws:iam::111122223333:role/app-*', false],
    ['arn:aws:iam::111122223333:user/*', false],
    ['arn:aws:s3:::*', false],
  ])('%s is every role: %s', (resource, every) =>
    expect(reachesEvery(only({ Resource: ['arn:aws:sqs:::q', resource] }), 'iam', 'role/')).toBe(every),
  )

  test('NotResource leaves all others', () => {
    expect(reachesEveryResource(only({ NotResource: 'arn:aws:s3:::acme' }))).toBe(true)
    expect(reachesEveryResource(only({ NotResource: '*' }))).toBe(false)
  })
})

test.each([
  ['a.c', 'abc', false],
  ['a*c', 'a\nc', true],
  ['[a]', 'a', false],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
])('pattern %s on %j: %s', (pattern, value, matches) => expect(matchesPattern(pattern, value)).toBe(matches))

describe('principals', () => {
  test.each([
    ['a star', { Principal: '*' }],
    ['AWS star', { Principal: { AWS: '*' } }],
    ['a star in a list', { Principal: { AWS: ['arn:aws:iam::111122223333:root', '*'] } }],
    ['any type of star', { Principal: { '*': '*' } }],
    ['everyone but one', { NotPrincipal: { AWS: '111122223333' } }],
  ])('%s is public', (_, principal) => expect(isPublic(only({ ...principal, Resource: '*' }))).toBe(true))

  test('a named account is not, nor is a Deny', () => {
    expect(isPublic(only({ Principal: { AWS: '111122223333' } }))).toBe(false)
    expect(isPublic(only({ Effect: 'Deny', Principal: '*' }))).toBe(false)
  })

  const condition = (Condition: object) => only({ Principal: '*', Condition })
  test.each([
    [{ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }],
    [{ StringEquals: { 'AWS:sourceowner': ['111122223333', '444455556666'] } }],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:*:111122223333:trail/*' } }],
    [{ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' } }],
    [{ IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8::/32'] } }],
    [{ StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' }, Bool: { 'aws:SecureTransport': 'true' } }],
  ])('%j narrows the caller', c => {
    expect(narrowsCaller(condition(c))).toBe(true)
    expect(isPublic(condition(c))).toBe(false)
  })

  test.each([
    [{ Bool: { 'aws:SecureTransport': 'true' } }],
    [{ StringLike: { 'aws:PrincipalOrgID': '*' } }],
    [{ StringEqualsIfExists: { 'aws:PrincipalAccount': '111122223333' } }],
    [{ 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }],
    [{ StringNotEquals: { 'aws:PrincipalAccount': '111122223333' } }],
    [{ StringEquals: { 'aws:SourceAccount': [] } }],
    [{ StringEquals: { 'aws:SourceOwner': ['111122223333', '*'] } }],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:*:*:*' } }],
    [{ IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '0.0.0.0/0'] } }],
    [{ IpAddress: { 'aws:SourceIp': '2001::/16' } }],
    [{ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }],
    [{ StringLike: { 'aws:Referer': 'https://example.com/' } }],
  ])('%j does not', c => expect(isPublic(condition(c))).toBe(true))

  test('names principals and the accounts of them', () => {
    const statement = only({
      Principal: {
        AWS: [
          '111122223333',
          'arn:aws:iam::444455556666:role/x',
          'AROAEXAMPLEID0000000',
          'arn:aws-cn:iam::777788889999:root',
        ],
        Service: 'ec2.amazonaws.com',
      },
    })
    expect(principalsOf(statement)).toContainEqual({ type: 'Service', value: 'ec2.amazonaws.com' })
    expect(trustedAccounts(statement)).toEqual(['111122223333', '444455556666', '777788889999'])
  })
})
