import { expect, test } from 'vitest'
import { retryDelayMs } from '../../src/deliver/retry.ts'

const HOUR = 3600_000

test('waits grow as Standard Webhooks suggests, and end after ten attempts', () => {
  const waits = Array.from({ length: 10 }, (_, n) => retryDelayMs(n + 1, null, () => 0))
  expect(waits).toEqual([5000, 300_000, HOUR / 2, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR, null])
})

test('up to a fifth is added, so that not everything is sent at once', () => {
  expect(retryDelayMs(1, null, () => 0.999)).toBeGreaterThan(5900)
  expect(retryDelayMs(1, null, () => 0.999)).toBeLessThanOrEqual(6000)
})

test('Retry-After is honoured where it is longer, up to a day', () => {
  expect(retryDelayMs(1, 60_000, () => 0)).toBe(60_000)
  expect(retryDelayMs(2, 1000, () => 0)).toBe(300_000)
  expect(retryDelayMs(1, 999 * HOUR, () => 0)).toBe(24 * HOUR)
})
