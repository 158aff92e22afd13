import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPacked, pack, unpack } from '../../../src/store/kernel/packed.ts'

const DIGEST = `sha256:${'0a'.repeat(32)}`
const ID = '01a22845-801a-74a5-ab09-3aea280a45f4'
const TIME = '2026-11-29T17:06:13.146Z'

test('what was packed comes back', () => {
  const strings = fc.oneof(
    fc.string(),
    fc.uuid(),
    fc.constantFrom('~', '~u', '~~d', DIGEST, DIGEST.slice(7), DIGEST.toUpperCase(), ID.toUpperCase(), TIME),
    fc.date({ noInvalidDate: true }).map(date => date.toISOString()),
    fc.constantFrom('2026-02-30T00:00:00.000Z', '2026-11-29T17:06:13Z', '9999-12-31T23:59:59.999Z'),
  )
  const { value } = fc.letrec(tie => ({
    value: fc.oneof(
      { maxDepth: 4 },
      strings,
      fc.integer(),
      fc.constantFrom(null, true),
      fc.array(tie('value')),
      fc.dictionary(
        fc.string().filter(key => key !== '__proto__'),
        tie('value'),
      ),
    ),
  }))
  const back = fc.property(value, of => {
    expect(JSON.stringify(unpack(pack(of)))).toBe(JSON.stringify(of))
  })
  fc.assert(back, { numRuns: 500 })
})

test('digests, ids and times take the bytes that they are', () => {
  const packed = pack([DIGEST, DIGEST, TIME, TIME, null, 0, [[TIME, TIME, [{ id: ID }]]]])
  expect(packed.length).toBeLessThan(110)
  expect(isPacked(packed)).toBe(true)
})

test('a byte more, less or other is found out, or gives another value', () => {
  const packed = pack([DIGEST, TIME, [{ id: ID }]])
  expect(() => unpack(packed.subarray(0, -1))).toThrow('What was stored is not whole.')
  expect(() => unpack(Buffer.concat([packed, Buffer.from([0])]))).toThrow('What was stored is not whole.')
  expect(unpack(Buffer.concat([packed.subarray(0, -1), Buffer.from([0])]))).not.toEqual([DIGEST, TIME, [{ id: ID }]])
})

test('whatever else is there is not whole', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), bytes => {
      try {
        unpack(Buffer.from([0xff, ...bytes]))
      } catch (error) {
        expect(error).toMatchObject({ code: 'corrupt' })
      }
    }),
  )
})

test('a moment beyond all dates is not whole', () => {
  const packed = pack(['2026-11-29T17:06:13.146Z'])
  const far = Buffer.concat([packed.subarray(0, -6), Buffer.alloc(9, 0xff), Buffer.from([0x7f])])
  expect(() => unpack(far)).toThrow('What was stored is not whole.')
})
