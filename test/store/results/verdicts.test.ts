import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { ACCOUNT, resources, verdictsOn } from '../../../samples/make-account.ts'
import { openStore, type StoredVerdict } from '../../../src/store/index.ts'
import { allOf, query, testDatabase, testStore } from '../database.ts'

const TYPE = 'aws.s3.bucket'
const about = { item: v7(), observedAt: '2026-01-02T03:04:05.678Z' }
const keyOf = (run: string, change = {}) => ({ run, account: ACCOUNT, region: 'us-east-1', type: TYPE, ...change })
const sample = [...verdictsOn(resources(TYPE, 300), TYPE, 3)]
const order = (a: StoredVerdict, b: StoredVerdict) =>
  a.check < b.check ? -1 : a.check > b.check ? 1 : a.resource < b.resource ? -1 : 1

test('verdicts come back whole, ordered by account, region, check, resource', async () => {
  const store = await testStore()
  const run = v7()
  expect(await store.verdicts.write(keyOf(run), about, sample)).toEqual({ created: true, count: 900 })
  const found = await allOf(store.verdicts.stream(run))
  expect(found).toEqual(sample.toSorted(order).map(verdict => ({ ...verdict, account: ACCOUNT, type: TYPE, ...about })))
})

test('the same verdicts of another run share the rows; a change rewrites its chunk', async () => {
  const { url, dataDir } = await testDatabase()
  const store = await openStore({ url, dataDir })
  const count = async () => (await query<{ n: number }>(url, 'select count(*)::int as n from verdicts'))[0]?.n ?? 0
  try {
    await store.verdicts.write(keyOf(v7()), about, sample)
    await store.verdicts.write(keyOf(v7()), about, sample)
    expect(await count()).toBe(900)
    const changed = sample.map((verdict, i) => (i === 450 ? { ...verdict, status: 'unknown' as const } : verdict))
    const run = v7()
    await store.verdicts.write(keyOf(run), about, changed)
    expect(await count()).toBeLessThan(900 + 600)
    expect((await store.verdicts.list(run, { status: ['unknown'] })).items).toMatchObject([
      { resource: sample[450]?.resource },
    ])
  } finally {
    await store.close()
  }
})

test('a group is written once, also by several workers at once', async () => {
  const store = await testStore()
  const run = v7()
  const written = await Promise.all(Array.from({ length: 5 }, () => store.verdicts.write(keyOf(run), about, sample)))
  expect(written.filter(({ created }) => created)).toHaveLength(1)
  expect(await store.verdicts.write(keyOf(run), about, [])).toEqual({ created: false, count: 900 })
  expect(await allOf(store.verdicts.stream(run))).toHaveLength(900)
  await store.verdicts.write(keyOf(run, { part: 'account' }), about, sample.slice(0, 3))
  expect(await allOf(store.verdicts.stream(run))).toHaveLength(903)
})

test('filters and pages', async () => {
  const store = await testStore()
  const run = v7()
  await store.verdicts.write(keyOf(run), about, sample)
  const other = {
    ...sample[0],
    resource: 'arn:aws:iam::999999999999:root',
    region: 'global',
    resourceDigest: null,
  } as StoredVerdict
  await store.verdicts.write(keyOf(run, { account: '999999999999', region: 'global' }), { ...about, item: null }, [
    other,
  ])
  const list = async (filter: object) => (await store.verdicts.list(run, filter, { limit: 500 })).items
  const failing = sample.filter(({ status }) => status === 'fail')
  expect(await list({ status: ['fail'], account: ACCOUNT })).toHaveLength(failing.length)
  expect(await list({ account: '999999999999' })).toMatchObject([
    { resourceDigest: null, item: null, region: 'global' },
  ])
  expect(await list({ region: 'global' })).toHaveLength(1)
  expect(await list({ resource: sample[7]?.resource })).toHaveLength(3)
  expect(await list({ finding: sample[7]?.finding })).toMatchObject([{ check: sample[7]?.check }])
  expect(await list({ finding: 'nonsense' })).toEqual([])
  expect(await list({ checks: [] })).toEqual([])
  expect(await list({ checks: [sample[0]?.check ?? '', 'no-such-check'], account: ACCOUNT })).toHaveLength(300)
  expect(await list({ type: 'aws.kms.key' })).toEqual([])
  expect((await store.verdicts.list('no uuid')).items).toEqual([])

  const paged: string[] = []
  for (let cursor: string | null = null; ; ) {
    const page = await store.verdicts.list(run, {}, { limit: 101, cursor })
    paged.push(...page.items.map(({ check, resource }) => `${check} ${resource}`))
    cursor = page.next
    if (cursor === null) break
  }
  const streamed = await allOf(store.verdicts.stream(run))
  expect(paged).toEqual(streamed.map(({ check, resource }) => `${check} ${resource}`))
})

test('tallies count by account and check', async () => {
  const store = await testStore()
  const run = v7()
  await store.verdicts.write(keyOf(run), about, sample)
  const tallies = await store.verdicts.tally(run, { account: ACCOUNT })
  expect(tallies).toHaveLength(3)
  for (const tally of tallies) {
    const of = sample.filter(({ check }) => check === tally.check)
    const count = (status: string) => of.filter(verdict => verdict.status === status).length
    expect(tally).toEqual({
      account: ACCOUNT,
      check: tally.check,
      pass: count('pass'),
      fail: count('fail'),
      unknown: 0,
      not_applicable: 0,
    })
  }
})

test('a stream that is left early gives its connection back, and one in a transaction sees what it wrote', async () => {
  const store = await testStore({ connections: 2 })
  const run = v7()
  await store.verdicts.write(keyOf(run), about, sample)
  for (let i = 0; i < 5; i++) for await (const _ of store.verdicts.stream(run)) break
  const seen = await store.transaction(async tx => {
    await tx.verdicts.write(keyOf(run, { type: 'aws.kms.key' }), about, sample.slice(0, 2))
    return allOf(tx.verdicts.stream(run, { type: 'aws.kms.key' }))
  })
  expect(seen).toHaveLength(2)
})

test('a NUL in a reason does not break the run', async () => {
  const store = await testStore()
  const run = v7()
  await store.verdicts.write(keyOf(run), about, [{ ...sample[0], reason: 'a\0b' } as StoredVerdict])
  expect((await store.verdicts.list(run)).items[0]?.reason).toBe('a\uFFFDb')
})

test('control results are stored once per content and come back by framework, control, account', async () => {
  const { url, dataDir } = await testDatabase()
  const store = await openStore({ url, dataDir })
  const control = (framework: string, account: string, id: string) => ({
    framework,
    control: id,
    account,
    level: null,
    title: `Control ${id}`,
    status: 'review' as const,
    evidence: 'partial' as const,
    findings: { pass: 1, fail: 0, unknown: 0, not_applicable: 0 },
    checks: ['s3-bucket-tls-only'],
    limits: null,
    because: 'A person decides.',
  })
  try {
    const write = async (run: string) => {
      for (const account of ['222222222222', '111111111111'])
        await store.controls.write(run, 'soc2-2017', account, [
          control('soc2-2017', account, 'CC6.1'),
          control('soc2-2017', account, 'CC1.1'),
        ])
      await store.controls.write(run, 'pci-dss-4.0.1', '111111111111', [
        control('pci-dss-4.0.1', '111111111111', '1.2'),
      ])
    }
    const [one, two] = [v7(), v7()]
    await write(one)
    await write(one)
    await write(two)
    expect(await query(url, 'select count(*)::int as n from contents')).toEqual([{ n: 3 }])
    expect((await store.controls.read(two)).map(({ control: id, account }) => `${id} ${account}`)).toEqual([
      '1.2 111111111111',
      'CC6.1 111111111111',
      'CC6.1 222222222222',
      'CC1.1 111111111111',
      'CC1.1 222222222222',
    ])
    expect(await store.controls.read(two, { framework: 'soc2-2017', account: '222222222222' })).toEqual([
      control('soc2-2017', '222222222222', 'CC6.1'),
      control('soc2-2017', '222222222222', 'CC1.1'),
    ])
  } finally {
    await store.close()
  }
})

test.each([
  ['rewritten', "update verdicts set status = 'pass'"],
  ['deleted', 'delete from verdicts where seq = 1'],
  ['taken away with their chunk', 'delete from verdict_chunks'],
])('verdicts that were %s are an error, not findings', async (_, change) => {
  const { url, dataDir } = await testDatabase()
  const store = await openStore({ url, dataDir })
  const run = v7()
  await store.verdicts.write(keyOf(run), about, sample.slice(0, 30))
  await query(url, `set session_replication_role = replica; ${change}`)
  const reads = [
    () => store.verdicts.tally(run),
    () => store.verdicts.list(run),
    () => allOf(store.verdicts.stream(run)),
  ]
  for (const read of reads) await expect(read()).rejects.toMatchObject({ code: 'corrupt' })
  await store.close()
})
