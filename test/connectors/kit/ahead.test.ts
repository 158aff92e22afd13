import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ahead } from '../../../connectors/kit/index.ts'

async function* count(to: number, then?: Error): AsyncGenerator<number> {
  for (let n = 0; n < to; n++) yield n
  if (then) throw then
}

test('answers come in the order of the list, however long each takes, so many at once', async () => {
  let underWay = 0
  let most = 0
  const given: number[] = []
  const ask = async (n: number) => {
    most = Math.max(most, ++underWay)
    await sleep(n % 2 ? 1 : 8)
    underWay--
    return n
  }
  for await (const n of ahead(count(20), 4, ask)) given.push(n)
  expect(given).toEqual(Array.from({ length: 20 }, (_, n) => n))
  expect(most).toBe(4)
})

test('what was listed before the list broke off is given before its error', async () => {
  const given: number[] = []
  const all = (async () => {
    for await (const n of ahead(count(3, new Error('no more pages')), 24, async n => n)) given.push(n)
  })()
  await expect(all).rejects.toThrow('no more pages')
  expect(given).toEqual([0, 1, 2])
})

test('an answer that fails does so in its turn', async () => {
  const given: number[] = []
  const ask = async (n: number) => {
    if (n === 2) throw new Error('refused')
    return n
  }
  const all = (async () => {
    for await (const n of ahead(count(9), 4, ask)) given.push(n)
  })()
  await expect(all).rejects.toThrow('refused')
  expect(given).toEqual([0, 1])
})
