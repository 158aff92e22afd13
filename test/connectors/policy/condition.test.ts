import { expect, test } from 'vitest'
import { holds, readPolicy } from '../../../connectors/policy/index.ts'

type Values = Record<string, string[] | null>
const condition = (operator: string, key: string, value: unknown) => {
  const Statement = { Effect: 'Allow', Action: '*', Condition: { [operator]: { [key]: value } } }
  const found = readPolicy({ Version: '2012-10-17', Statement }).statements[0]?.conditions[0]
  if (!found) throw new Error('no condition')
  return found
}
const decided = (operator: string, value: unknown, context: Values) =>
  holds(condition(operator, 'aws:Key', value), key => context[key])

/** Operator, value of the condition, value of the request, whether it holds. */
const rows: readonly [string, unknown, string, boolean][] = [
  ['StringEquals', 'a', 'a', true],
  ['StringEquals', 'a', 'A', false],
  ['StringEquals', '*', 'a', false],
  ['StringEqualsIgnoreCase', 'a', 'A', true],
  ['StringNotEquals', ['a', 'b'], 'c', true],
  ['StringNotEquals', ['a', 'b'], 'b', false],
  ['StringLike', 'a*c?', 'abbcd', true],
  ['StringLike', 'arn:aws:s3:*:1', 'arn:aws:s3:a:b:1', true],
  ['StringNotLike', 'a*', 'abc', false],
  ['ArnLike', 'arn:aws:sns:*:111122223333:*', 'arn:aws:sns:us-east-1:111122223333:a:b', true],
  ['ArnLike', 'arn:aws:sns:*:111122223333:*', 'arn:aws:sns:us-east-1:999988887777:111122223333:b', false],
  ['StringLike', 'arn:aws:sns:*:111122223333:*', 'arn:aws:sns:us-east-1:999988887777:111122223333:b', true],
  ['ArnEquals', 'arn:aws:iam::*:role/a?', 'arn:aws:iam::111122223333:role/ab', true],
  ['ArnNotEquals', 'arn:aws:iam::111122223333:role/a', 'arn:aws:iam::111122223333:role/b', true],
  ['NumericLessThanEquals', 10, '10', true],
  ['NumericGreaterThan', '10', '9.5', false],
  ['DateLessThan', '2026-01-01T00:00:00Z', '2025-12-31T23:59:59Z', true],
  ['DateGreaterThan', '2026-01-01T00:00:00Z', '1767225601', true],
  ['Bool', true, 'True', true],
  ['BinaryEquals', 'QmlQYQ==', 'QmlQYQ==', true],
  ['IpAddress', '203.0.113.0/24', '203.0.113.7', true],
  ['IpAddress', ['203.0.113.7', '2001:db8::/32'], '2001:db8::7', true],
  ['NotIpAddress', '203.0.113.0/24', '203.0.113.7', false],
  ['stringequals', 'a', 'a', true],
]
test.each(rows)('%s %j on %j: %s', (operator, value, given, answer) =>
  expect(decided(operator, value, { 'aws:key': [given] })).toBe(answer ? 'holds' : 'fails'),
)

test.each([
  ['StringEquals', 'fails'],
  ['StringEqualsIfExists', 'holds'],
  ['StringNotEquals', 'holds'],
  ['ForAnyValue:StringEquals', 'fails'],
  ['ForAllValues:StringEquals', 'holds'],
  ['ForAnyValue:StringEqualsIfExists', 'holds'],
] as const)('%s where the request has no such key: %s', (operator, answer) =>
  expect(decided(operator, 'a', { 'aws:key': null })).toBe(answer),
)

test('Null asks whether the key is there', () => {
  expect(decided('Null', 'true', { 'aws:key': null })).toBe('holds')
  expect(decided('Null', true, { 'aws:key': ['a'] })).toBe('fails')
  expect(decided('Null', 'false', { 'aws:key': ['a'] })).toBe('holds')
  expect(decided('Null', 'false', {})).toBe('open')
})

test('set operators go through the values of the request', () => {
  const tags = { 'aws:key': ['a', 'c'] }
  expect(decided('ForAllValues:StringEquals', ['a', 'b'], tags)).toBe('fails')
  expect(decided('ForAnyValue:StringEquals', ['a', 'b'], tags)).toBe('holds')
  expect(decided('ForAllValues:StringNotEquals', ['b'], tags)).toBe('holds')
  expect(decided('StringEquals', ['a', 'b'], tags)).toBe('open')
})

test('what is not known of a request leaves it open', () => {
  expect(decided('StringEquals', 'a', {})).toBe('open')
  expect(decided('StringEqualsIfExists', 'a', {})).toBe('open')
  expect(decided('NumericLessThan', 'a', { 'aws:key': ['1'] })).toBe('open')
})

test('policy variables are filled from the request', () => {
  const home = 'home/$' + '{aws:username}/*'
  expect(decided('StringLike', home, { 'aws:key': ['home/ann/x'], 'aws:username': ['ann'] })).toBe('holds')
  expect(decided('StringLike', home, { 'aws:key': ['home/bob/x'], 'aws:username': ['ann'] })).toBe('fails')
  expect(decided('StringLike', home, { 'aws:key': ['home/bob/x'] })).toBe('open')
  expect(decided('StringLike', home, { 'aws:key': ['tmp/x'] })).toBe('fails')
  const otherwise = 'team-$' + "{aws:PrincipalTag/team, 'none'}"
  expect(decided('StringEquals', otherwise, { 'aws:key': ['team-none'], 'aws:principaltag/team': null })).toBe('holds')
  expect(decided('StringLike', 'a$' + '{*}', { 'aws:key': ['a*'] })).toBe('holds')
  expect(decided('StringLike', 'a$' + '{*}', { 'aws:key': ['ab'] })).toBe('fails')
})
