import { expect, test } from 'vitest'
import { guarded } from '../../src/assess/guard.ts'

test('a redaction whose pointer leads to a prototype changes nothing outside its resource', () => {
  const resource = { settings: { Name: 'x', List: [] }, gaps: [] }
  for (const pointer of ['/__proto__/hit', '/constructor/prototype/hit', '/List/__proto__/hit'])
    guarded(resource, [{ pointer, rule: 'hostile' }])
  expect([Reflect.has({}, 'hit'), Reflect.has([], 'hit')]).toEqual([false, false])
})
