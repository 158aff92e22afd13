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

test('of several accounts each has its own, up to the moment asked for and within what the viewer sees', async () => {
  const store = await testStore()
  const [first, second, third] = ['111111111111', '222222222222', '333333333333'] as const
  const ended = async (accounts: readonly string[], scopes: readonly (Coverage['scope'] | null)[]) => {
    const run = await store.runs.create(newRun({ request: { ...newRun().request, accounts } }))
    await store.targets.add(
      run.id,
      accounts.flatMap(account => [
        { account, region: 'global' },
        { account, region: 'eu-west-1' },
      ]),
    )
    const covered = accounts.flatMap((account, n) => {
      const scope = scopes[n] ?? null
      return scope === null ? [] : [{ account, outcome: 'complete' as const, coverage: { scope, targets } }]
    })
    await store.runs.cover(run.id, { outcome: 'complete', coverage: { scope: 'full', targets } }, covered)
    await store.runs.end(run.id, 'finished')
    return run.id
  }
  const wide = await ended([third, first], ['full', 'full'])
  const before = (await store.runs.get(wide)).finishedAt ?? ''
  const middle = await ended([first, second], ['narrowed', 'narrowed'])
  const newest = await ended([first], ['full'])
  await store.runs.create(newRun({ request: { ...newRun().request, accounts: ['444444444444'] } }))
  const standing = [
    { account: first, run: newest },
    { account: second, run: middle },
    { account: third, run: wide },
  ]
  expect(await store.runs.latestOf(LATER)).toEqual(standing)
  expect(await store.as([third, second]).runs.latestOf(LATER)).toEqual(standing.slice(1))
  expect(await store.as([]).runs.latestOf(LATER)).toEqual([])
  expect(await store.runs.latestOf(before)).toEqual([])
  const end = (await store.runs.get(middle)).finishedAt ?? ''
  expect(await store.runs.latestOf(end)).toEqual([
    { account: first, run: wide },
    { account: third, run: wide },
  ])
})
