import { expect, it, vi } from 'vitest'
import { z } from 'zod'
import { lastingItems } from '../../src/api/lasting-items.ts'
import { windowOf } from '../../src/api/schemas/common.ts'

const item = z.object({ id: z.string() })
const schema = windowOf(item)
const until = '2026-11-30T00:00:00.000Z'
const serializerOf = (of: z.ZodType = item) =>
  lastingItems(of)({ schema, method: 'GET', url: '/v1/evidence', httpStatus: '200' })
const page = (...items: object[]) => ({ items, next: null, until })

it('writes a page as it is', () => {
  const serialize = serializerOf()
  expect(JSON.parse(serialize(page()))).toEqual(page())
  const two = page({ id: '"],"next":1' }, { id: 'b' })
  expect(JSON.parse(serialize(two))).toEqual(two)
})

it('writes an item that is frozen once, and one that may change each time', () => {
  const read = vi.fn((id: string) => id)
  const serialize = serializerOf(z.object({ id: z.string().overwrite(read) }))
  const lasting = Object.freeze({ id: 'a' })
  const other = { id: 'b' }
  for (const id of ['b', 'c']) {
    other.id = id
    expect(JSON.parse(serialize(page(lasting, other)))).toEqual(page({ id: 'a' }, { id }))
  }
  expect(read.mock.calls.map(([id]) => id)).toEqual(['a', 'b', 'c'])
})

it('refuses an item, and a page, that its schema does not allow', () => {
  const serialize = serializerOf()
  expect(() => serialize(page({ id: 1 }))).toThrow()
  expect(() => serialize({ ...page(), until: 'today' })).toThrow()
})

it('leaves what is no page as it is', () => {
  const problem = z.object({ code: z.string() })
  const serialize = lastingItems(item)({ schema: problem, method: 'GET', url: '/v1/evidence', httpStatus: '4xx' })
  expect(serialize({ code: 'invalid_cursor' })).toBe('{"code":"invalid_cursor"}')
})
