import { expect, test } from 'vitest'
import { Uses } from '../../../src/service/runtime/uses.ts'

test('what nobody uses is kept for the next, but for what nobody has used for the longest', () => {
  const uses = new Uses()
  const names = Array.from({ length: 18 }, (_, n) => `account ${n}`)
  for (const name of names) uses.begin(name)
  uses.begin('account 0')
  expect(names.slice(0, 17).map(name => uses.end(name))).toEqual(Array(17).fill(undefined))
  // The first is used still; sixteen are kept.
  expect(uses.end('account 17')).toBe('account 1')
  uses.begin('account 2')
  expect(uses.end('account 0')).toBeUndefined()
  expect(uses.end('account 2')).toBe('account 3')
})
