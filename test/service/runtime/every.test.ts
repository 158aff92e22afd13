import { expect, test } from 'vitest'
import { every } from '../../../src/service/runtime/every.ts'

/** A list as repositories have them: pages of at most two. */
const list = (all: readonly number[], asked: (string | null)[]) => async (page: { cursor: string | null }) => {
  asked.push(page.cursor)
  const from = Number(page.cursor ?? 0)
  const next = from + 2 < all.length ? String(from + 2) : null
  return { items: all.slice(from, from + 2), next }
}

test('every page is asked for once, in order, until there is no next one', async () => {
  for (const size of [0, 1, 2, 3, 4, 5]) {
    const all = Array.from({ length: size }, (_, i) => i)
    const asked: (string | null)[] = []
    expect(await Array.fromAsync(every(list(all, asked)))).toEqual(all)
    expect(asked).toHaveLength(Math.max(1, Math.ceil(size / 2)))
  }
})

test('who has found what was looked for asks for no more', async () => {
  const asked: (string | null)[] = []
  for await (const one of every(list([1, 2, 3, 4], asked))) if (one === 2) break
  expect(asked).toEqual([null])
})
