import { expect, test } from 'vitest'
import { guarded } from '../../src/assess/guard.ts'

test('a redaction whose pointer leads to a prototype changes nothing outside its resource', () => {
  const resource = { settings: { Name: 'x', List: [] }, gaps: [] }
  for (const pointer of ['/__proto__/hit', '/constructor/prototype/hit', '/List/__proto__/hit'])
    guarded(resource, [{ pointer, rule: 'hostile' }])
  expect([Reflect.has({}, 'hit'), Reflect.has([], 'hit')]).toEqual([false, false])
})

test('a value that was removed cannot be judged; a text without the secret in it can', () => {
  const settings = {
    Value: { $redacted: 'rule' },
    Arn: 'arn:aws:iam::1:user/[redacted rule 0]',
    Document: '{"a":{"$redacted":"rule"}}',
  }
  const redacted = ['/Value', '/Arn', '/$name', '/Document/a'].map(pointer => ({ pointer, rule: 'rule' }))
  const seen = guarded({ settings, gaps: [] }, redacted)
  expect(() => seen.Value).toThrow(/was redacted \(rule\)/)
  expect([seen.Arn, seen.Document]).toEqual([settings.Arn, settings.Document])
  expect(Object.keys(seen)).toEqual(Object.keys(settings))
})
