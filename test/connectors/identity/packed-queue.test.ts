import { expect, it } from 'vitest'
import { PackedQueue } from '../../../connectors/identity/packed-queue.ts'

const made = (n: number) => ({ n, text: `${n} `.repeat(n % 500), none: undefined })

it('gives back what came, once and in its order, over as many blocks as it takes', () => {
  const queue = new PackedQueue<{ n: number; text: string; none: undefined }>()
  const values = Array.from({ length: 3000 }, (_, n) => made(n))
  for (const value of values) queue.put(value)
  expect([...queue.drain()]).toEqual(values)
  expect([...queue.drain()]).toEqual([])
})

it('is empty where nothing came', () => {
  expect([...new PackedQueue().drain()]).toEqual([])
})
