import { expect, test } from 'vitest'
import { ADVERSARIAL, repeated } from '../../../samples/adversarial.ts'
import { redact, redactText } from '../../../src/collect/redact/index.ts'

const costOf = (unit: string, size: number): number => {
  const text = repeated(unit, size)
  return Math.min(
    ...[1, 2, 3].map(() => {
      const before = process.cpuUsage()
      redact({ Description: text, Name: text }, [])
      redactText(text)
      const { user } = process.cpuUsage(before)
      return user / 1000
    }),
  )
}

test.each(ADVERSARIAL)('eight times the text costs no more than about eight times as much: %j', unit => {
  const [small, large] = [costOf(unit, 8_000), costOf(unit, 64_000)]
  // Quadratic cost would be 64 times as much; a millisecond or two is the clock's and the collector's.
  expect(large).toBeLessThan(24 * small + 25)
})
