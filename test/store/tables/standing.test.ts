import { expect, test } from 'vitest'
import { ACCOUNT, newRun } from '../../../samples/make-account.ts'
import type { Coverage, Outcome } from '../../../src/evidence/coverage.ts'
import type { Store } from '../../../src/store/index.ts'
import { testStore } from '../database.ts'

const LATER = '2999-01-01T00:00:00.000Z'
const targets = { done: 1, refused: 0, disabled: 0 }

async function finished(store: Store, covered?: { outcome: Outcome; scope: Coverage['scope'] }, types?: string[]) {
  const base = newRun()
  const run = await store.runs.create(newRun({ request: { ...base.request, types: types ?? null } }))
  await store.targets.add(run.id, [{ account: ACCOUNT, region: 'global' }])
  if (covered) {
    const one = { outcome: covered.outcome, coverage: { scope: covered.scope, targets } }
    await store.runs.cover(run.id, one, [{ account: ACCOUNT, ...one }])
    await store.runs.cover(run.id, one, [{ account: ACCOUNT, ...one }])
    expect(await store.runs.get(run.id)).toMatchObject(one)
  }
  await store.runs.end(run.id, 'finished')
  return run.id
}

test('the newest full run stands for an account; a narrowed one, or one that read nothing, never replaces it', async () => {
  const store = await testStore()
  const standing = async () => (await store.runs.latestOf(LATER)).map(({ run }) => run)
  const nothing = await finished(store, { outcome: 'nothing_read', scope: 'full' })
  expect(await standing()).toEqual([nothing])
  const narrowed = await finished(store, { outcome: 'complete', scope: 'narrowed' })
  await finished(store, { outcome: 'nothing_read', scope: 'full' })
  expect(await standing()).toEqual([narrowed])
  const full = await finished(store, { outcome: 'partial', scope: 'full' })
  await finished(store, { outcome: 'complete', scope: 'narrowed' })
  await finished(store, { outcome: 'nothing_read', scope: 'full' })
  expect(await standing()).toEqual([full])
  const newer = await finished(store, { outcome: 'complete', scope: 'full' })
  expect(await standing()).toEqual([newer])
})

test('of runs from before it was recorded, what they asked for tells', async () => {
  const store = await testStore()
  const whole = await finished(store)
  await finished(store, undefined, ['aws.sns.topic'])
  expect((await store.runs.latestOf(LATER)).map(({ run }) => run)).toEqual([whole])
})
