import fc from 'fast-check'
import { expect, test } from 'vitest'
import { widthsOf } from '../../templates/report/kit/bars.ts'

const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0)

test('a bar shows its counts in proportion, and the smallest one too', () => {
  expect(
    widthsOf(
      [
        { count: 3, least: 5 },
        { count: 1, least: 5 },
      ],
      100,
    ),
  ).toEqual([75, 25])
  const [one = 0, many = 0] = widthsOf(
    [
      { count: 1, least: 9 },
      { count: 999, least: 15 },
    ],
    300,
  )
  expect([one, many]).toEqual([9, 291])
})

test('the segments of a bar fill it, none narrower than its figure', () => {
  const segment = fc.record({ count: fc.integer({ min: 1, max: 100_000 }), least: fc.integer({ min: 5, max: 40 }) })
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 7 }), segments => {
      const widths = widthsOf(segments, 300)
      expect(sum(widths)).toBeCloseTo(300)
      segments.forEach(({ least }, index) => {
        expect(widths[index]).toBeGreaterThanOrEqual(least - 1e-9)
      })
    }),
  )
})
