import { expect, test } from 'vitest'
import { splitObserved, withObserved } from '../../src/evidence/observed.ts'

const table = {
  Table: { TableName: 't', ItemCount: 3, Indexes: [{ Name: 'a', Size: 1 }, { Name: 'b' }, { Name: 'c', Size: 2 }] },
  Tags: null,
}

test('takes what moves out of its place, in lists too, and puts it back', () => {
  const split = splitObserved(table, ['/Table/ItemCount', '/Table/Indexes/*/Size', '/Table/Absent/Below', '/Absent'])
  expect(split.settings).toEqual({
    Table: { TableName: 't', Indexes: [{ Name: 'a' }, { Name: 'b' }, { Name: 'c' }] },
    Tags: null,
  })
  expect(split.observed).toEqual({ Table: { ItemCount: 3, Indexes: [{ Size: 1 }, {}, { Size: 2 }] } })
  expect(withObserved(split.settings, split.observed)).toEqual(table)
})

test('takes top-level fields whole', () => {
  expect(splitObserved({ A: { B: 1 }, C: 2 }, ['/A'])).toEqual({ settings: { C: 2 }, observed: { A: { B: 1 } } })
})

test('reaches no prototype with names from a hostile package', () => {
  const hostile = JSON.parse('{"__proto__":{"polluted":true}}')
  const whole = withObserved(JSON.parse('{"__proto__":{"mine":1},"A":1}'), hostile)
  expect(Object.getPrototypeOf(whole)).toBe(Object.prototype)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  expect(JSON.stringify(whole)).toBe('{"__proto__":{"mine":1,"polluted":true},"A":1}')
})
