import { expect, test } from 'vitest'
import { jsonDigest, sha256 } from '../../../src/evidence/digest.ts'
import { testStore } from '../database.ts'

test('entries and checkpoints are listed page by page, the newest first, each once', async () => {
  const store = await testStore()
  await store.transaction(async tx => {
    for (let at = 0; at < 7; at++)
      await tx.ledger.record({ kind: at % 2 === 0 ? 'evidence' : 'audit', subject: `${at}`, digest: jsonDigest(at) })
  })
  await store.ledger.grow()
  const places: number[] = []
  let cursor: string | null = null
  do {
    const { items, next } = await store.ledger.entries({}, { limit: 3, cursor })
    places.push(...items.map(({ index }) => index))
    cursor = next
  } while (cursor !== null)
  expect(places).toEqual([6, 5, 4, 3, 2, 1, 0])
  const audits = (await store.ledger.entries({ kind: 'audit' })).items
  expect(audits.map(({ subject }) => subject)).toEqual(['5', '3', '1'])
  expect(audits[0]).toMatchObject({ digest: jsonDigest(5), index: 5, kind: 'audit' })
  expect((await store.ledger.entries({ kind: 'evidence', subject: '4' })).items).toHaveLength(1)
  expect((await store.ledger.entries({ subject: '40' })).items).toEqual([])

  for (const size of [2, 7])
    await store.ledger.keepCheckpoint({
      ...{ size, root: sha256(), note: 'note' },
      package: null,
      account: null,
      token: null,
    })
  const first = await store.ledger.kept({ limit: 1 })
  const second = await store.ledger.kept({ limit: 1, cursor: first.next })
  expect([first.items[0]?.size, second.items[0]?.size, second.next]).toEqual([7, 2, null])
  await expect(store.ledger.kept({ cursor: 'x' })).rejects.toMatchObject({ code: 'invalid_cursor' })
})
