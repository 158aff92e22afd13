import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ContextValues, decide, matchesPattern, readPolicy } from '../../../connectors/policy/index.ts'

const RUNS = { numRuns: 2000 }
const letters = (...more: string[]) =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'A', ':', '.', ...more), maxLength: 8 })

test('wildcards match as the expression that they abbreviate', () => {
  fc.assert(
    fc.property(letters('*', '?'), letters(), fc.boolean(), (pattern, text, ignoreCase) => {
      const source = [...pattern].map(c => (c === '*' ? '.*' : c === '?' ? '.' : c.replace('.', '\\.'))).join('')
      expect(matchesPattern(pattern, text, ignoreCase)).toBe(
        new RegExp(`^${source}$`, ignoreCase ? 'is' : 's').test(text),
      )
    }),
    RUNS,
  )
})

test('a pattern of many wildcards takes no longer than pattern times text', () => {
  const started = performance.now()
  expect(matchesPattern(`${'*a'.repeat(200)}b`, 'a'.repeat(20_000))).toBe(false)
  expect(performance.now() - started).toBeLessThan(2_000)
})

const ACTIONS = ['s3:GetObject', 's3:PutObject', 'iam:PassRole', 'S3:getobject', 's3:*', 's3:Get*', '*', 'iam:?assRole']
const BUCKETS = [
  'arn:aws:s3:::a',
  'arn:aws:s3:::a/x',
  'arn:aws:s3:::*',
  '*',
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::$' + '{aws:username}/*',
]
const CALLERS = [
  '*',
  { AWS: '111122223333' },
  { AWS: ['arn:aws:iam::111122223333:role/r', 'arn:aws:iam::444455556666:root'] },
  { Service: 'ec2.amazonaws.com' },
]
const CONDITIONS = [
  { StringEquals: { 'aws:username': 'ann' } },
  { StringNotEquals: { 'aws:username': ['ann', 'bob'] } },
  { Bool: { 'aws:SecureTransport': true } },
  { 'ForAnyValue:StringLike': { 'aws:TagKeys': 'a*' } },
  { Null: { 'aws:username': 'true' } },
]
const oneOrMore = (values: readonly string[]) =>
  fc.oneof(fc.constantFrom(...values), fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }))
const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    action: fc.constantFrom('Action', 'NotAction'),
    actions: oneOrMore(ACTIONS),
    resource: fc.constantFrom('Resource', 'NotResource'),
    resources: oneOrMore(BUCKETS),
    principal: fc.constantFrom('Principal', 'NotPrincipal'),
    principals: fc.constantFrom(...CALLERS),
    Condition: fc.option(fc.constantFrom(...CONDITIONS), { nil: undefined }),
  })
  .map(({ action, actions, resource, resources, principal, principals, ...rest }) => ({
    ...rest,
    [action]: actions,
    [resource]: resources,
    [principal]: principals,
  }))
type Generated = Record<string, unknown>

const context = fc
  .record({
    'aws:username': fc.constantFrom(undefined, null, ['ann'], ['eve']),
    'aws:securetransport': fc.constantFrom(undefined, ['true'], ['false']),
    'aws:tagkeys': fc.constantFrom(undefined, null, [], ['a', 'b']),
  })
  .map(
    (known): ContextValues =>
      key =>
        (known as Record<string, readonly string[] | null | undefined>)[key],
  )
const request = fc.record({
  caller: fc.constantFrom(
    { type: 'AWS' as const, arn: 'arn:aws:iam::111122223333:role/r', account: '111122223333' },
    { type: 'AWS' as const, arn: 'arn:aws:iam::999988887777:user/u', account: '999988887777' },
    { type: 'Service' as const, name: 'ec2.amazonaws.com' },
  ),
  action: fc.constantFrom('s3:GetObject', 's3:PutObject', 'iam:PassRole'),
  resource: fc.constantFrom('arn:aws:s3:::a', 'arn:aws:s3:::a/x', 'arn:aws:s3:::ann/x'),
  context,
})
const policyOf = (Statement: readonly Generated[]) => readPolicy({ Version: '2012-10-17', Statement })
const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

test('the order of statements, lists of one and the case of actions decide nothing', () => {
  fc.assert(
    fc.property(fc.array(statement, { minLength: 1, maxLength: 4 }), request, (statements, asked) => {
      const decided = decide(policyOf(statements), asked)
      const upper = (v: unknown) => listed(v).map(a => String(a).toUpperCase())
      const rewritten = statements.toReversed().map((s: Generated) => ({
        ...s,
        ...('Action' in s ? { Action: upper(s.Action) } : { NotAction: upper(s.NotAction) }),
        ...('Resource' in s ? { Resource: listed(s.Resource) } : { NotResource: listed(s.NotResource) }),
      }))
      expect(decide(policyOf(rewritten), asked)).toBe(decided)
      expect(
        decide(readPolicy(encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement: statements }))), asked),
      ).toBe(decided)
    }),
    RUNS,
  )
})

test('a further Deny never allows, a further Allow never denies, and what is known settles what was open', () => {
  const RANK = { denied: 0, silent: 1, open: 2, allowed: 3 }
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 3 }), statement, request, (statements, more: Generated, asked) => {
      const before = decide(policyOf(statements), asked)
      const denied = decide(policyOf([...statements, { ...more, Effect: 'Deny' }]), asked)
      const allowed = decide(policyOf([...statements, { ...more, Effect: 'Allow' }]), asked)
      if (before !== 'allowed') expect(denied).not.toBe('allowed')
      if (before !== 'denied') expect(allowed).not.toBe('denied')
      if (before === 'allowed') expect(allowed).toBe('allowed')
      expect(RANK[denied]).toBeLessThanOrEqual(Math.max(RANK[before], RANK.silent))
      const known: ContextValues = key => {
        const value = asked.context(key)
        return value === undefined ? ['ann'] : value
      }
      const settled = decide(policyOf(statements), { ...asked, context: known })
      if (before === 'allowed' || before === 'denied') expect(settled).toBe(before)
      if (before === 'silent') expect(['silent', 'denied']).toContain(settled)
    }),
    RUNS,
  )
})

test('what an Allow of one action gives is what the Allow of a list of it and others gives', () => {
  fc.assert(
    fc.property(statement, fc.constantFrom(...ACTIONS), request, (one: Generated, other, asked) => {
      if (!('Action' in one)) return
      const alone = { ...one, Effect: 'Allow' }
      const split = listed(one.Action)
        .concat(other)
        .map(Action => ({ ...alone, Action }))
      const together = { ...alone, Action: listed(one.Action).concat(other) }
      expect(decide(policyOf([together]), asked)).toBe(decide(policyOf(split), asked))
    }),
    RUNS,
  )
})
