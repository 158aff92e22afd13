import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { ACCOUNT, header, newRun, resource, resources } from '../../../samples/make-account.ts'
import { jsonDigest } from '../../../src/evidence/digest.ts'
import { byId, itemDigest, type Resource, rootOf } from '../../../src/evidence/item.ts'
import { openStore, type Store } from '../../../src/store/index.ts'
import { allOf, query, testDatabase, testStore } from '../database.ts'

const TYPE = 'aws.s3.bucket'
const keyOf = (run: string, type = TYPE) => ({ run, account: ACCOUNT, region: 'us-east-1', type })

async function write(store: Store, members = resources(TYPE, 20), type = TYPE) {
  const run = await store.runs.create(newRun())
  const { item } = await store.evidence.writeItem(keyOf(run.id, type), members, found => header(run.id, type, found))
  return { run: run.id, item }
}

test('an item and its members come back as they were written', async () => {
  const store = await testStore()
  const gap = {
    field: 'PolicyStatus',
    action: 's3:GetBucketPolicyStatus',
    reason: 'denied',
    detail: 'AccessDenied',
  } as const
  const plain = resource(TYPE, 3)
  const { observed: _, observedDigest: __, ...withoutObserved } = resource(TYPE, 4)
  const members = [
    resource(TYPE, 1, { Nul: 'a\u0000b', Emoji: '🪣', Deep: [{ a: [1, 2.5, null] }] }, [gap]),
    plain,
    withoutObserved,
  ].sort(byId)
  const { item } = await write(store, members)
  expect(await store.evidence.get(item.id)).toEqual(item)
  expect(item.root).toBe(rootOf(members))
  expect(await allOf(store.evidence.resources(item.id))).toEqual(members)
})

test('a population of thousands is cut in chunks, and paged through whole', async () => {
  const { url, dataDir } = await testDatabase()
  const store = await openStore({ url, dataDir })
  try {
    const members = resources(TYPE, 3000)
    const { item } = await write(store, members)
    const [count] = await query<{ chunks: number }>(url, 'select count(*)::int as chunks from chunks')
    expect(count?.chunks).toBeGreaterThan(3)
    const paged: Resource[] = []
    for (let cursor: string | null = null; ; ) {
      const page = await store.evidence.listResources(item.id, { limit: 499, cursor })
      paged.push(...page.items)
      cursor = page.next
      if (cursor === null) break
    }
    expect(paged.map(member => member.id)).toEqual(members.map(member => member.id))
    expect(paged[2345]).toEqual(members[2345])
  } finally {
    await store.close()
  }
})

test('one changed resource rewrites its own chunk only', async () => {
  const { url, dataDir } = await testDatabase()
  const store = await openStore({ url, dataDir })
  const count = async () => (await query<{ n: number }>(url, 'select count(*)::int as n from chunks'))[0]?.n ?? 0
  try {
    const members = resources(TYPE, 3000)
    await write(store, members)
    const before = await count()
    members[1500] = resource(TYPE, 1500, { Versioning: null })
    const { item } = await write(store, members)
    expect((await count()) - before).toBeLessThanOrEqual(2)
    expect((await allOf(store.evidence.resources(item.id)))[1500]?.settings.Versioning).toBeNull()
  } finally {
    await store.close()
  }
})

test('a second writer of the same item gets the one that is there', async () => {
  const store = await testStore()
  const { run, item } = await write(store)
  const again = await store.evidence.writeItem(keyOf(run), resources(TYPE, 5), found => header(run, TYPE, found))
  expect(again).toEqual({ item, created: false })
  const type = 'aws.kms.key'
  const race = await Promise.all(
    Array.from({ length: 5 }, () =>
      store.evidence.writeItem(keyOf(run, type), resources(type, 300), found => header(run, type, found)),
    ),
  )
  expect(race.filter(({ created }) => created)).toHaveLength(1)
  expect(new Set(race.map(written => written.item.id)).size).toBe(1)
})

test('members out of order, false digests and headers that do not fit are refused, and nothing is stored', async () => {
  const store = await testStore()
  const run = (await store.runs.create(newRun())).id
  const [a, b] = resources(TYPE, 2) as [ReturnType<typeof resource>, ReturnType<typeof resource>]
  const attempt = (members: readonly ReturnType<typeof resource>[], change = {}) =>
    store.evidence.writeItem(keyOf(run), members, found => ({ ...header(run, TYPE, found), ...change }))
  await expect(attempt([b, a])).rejects.toMatchObject({ code: 'invalid' })
  await expect(attempt([a, a])).rejects.toMatchObject({ code: 'invalid' })
  await expect(attempt([{ ...a, id: '' }])).rejects.toMatchObject({ code: 'resource_without_id' })
  await expect(attempt([{ ...a, digest: jsonDigest('other') }])).rejects.toMatchObject({ code: 'corrupt' })
  await expect(attempt([a], { root: jsonDigest('other') })).rejects.toMatchObject({ code: 'invalid' })
  await expect(attempt([a], { title: 'changed after its digest was taken' })).rejects.toMatchObject({ code: 'invalid' })
  expect(await store.evidence.find(keyOf(run))).toBeUndefined()
  expect((await store.evidence.list({ run })).items).toEqual([])
})

test('an empty population is an item too', async () => {
  const store = await testStore()
  const { item } = await write(store, [])
  expect(await allOf(store.evidence.resources(item.id))).toEqual([])
  expect(await store.evidence.listResources(item.id)).toEqual({ items: [], next: null })
})

test('stored bytes that were tampered with are not handed out', async () => {
  const { url, dataDir } = await testDatabase()
  const store = await openStore({ url, dataDir })
  try {
    const { item } = await write(store)
    // What was read before is no way round it.
    const list = async () => (await store.evidence.list({})).items
    expect([await list(), await list()]).toEqual([[item], [item]])
    const tamper = (statement: string) => query(url, `begin; set local exhibit.retention = 'on'; ${statement}; commit`)
    await tamper(
      "update contents set body = convert_to(replace(replace(convert_from(body, 'UTF8'), 'Enabled', 'Removed'), 'paginated', 'reconciled'), 'UTF8')",
    )
    await expect(allOf(store.evidence.resources(item.id))).rejects.toMatchObject({ code: 'corrupt' })
    await expect(store.evidence.get(item.id)).rejects.toMatchObject({ code: 'corrupt' })
    await expect(list()).rejects.toMatchObject({ code: 'corrupt' })
    await tamper('delete from contents')
    await expect(store.evidence.get(item.id)).rejects.toMatchObject({ code: 'corrupt' })
    await expect(list()).rejects.toMatchObject({ code: 'corrupt' })
    await expect(allOf(store.evidence.resources(item.id))).rejects.toMatchObject({ code: 'corrupt' })
    await tamper('delete from chunks')
    await expect(allOf(store.evidence.resources(item.id))).rejects.toMatchObject({ code: 'corrupt' })
  } finally {
    await store.close()
  }
})

test.each([
  'contents',
  'chunks',
  'member_lists',
  'run_scopes',
  'places',
  'item_lines',
  'item_states',
  'item_rows',
  'verdicts',
  'verdict_chunks',
  'verdict_lists',
  'verdict_groups',
  'run_controls',
  'audit_log',
])('%s refuses update, delete and truncate', async table => {
  const { url, dataDir } = await testDatabase()
  const store = await openStore({ url, dataDir })
  await store.close()
  await expect(query(url, `delete from ${table}`)).rejects.toMatchObject({ code: 'EXH01' })
  await expect(query(url, `truncate ${table}`)).rejects.toMatchObject({ code: 'EXH01' })
  const [column] = await query<{ name: string }>(
    url,
    'select column_name as name from information_schema.columns where table_schema = current_schema() and table_name = $1 order by ordinal_position desc limit 1',
    [table],
  )
  await expect(query(url, `update ${table} set ${column?.name} = ${column?.name}`)).rejects.toMatchObject({
    code: 'EXH01',
  })
})

test('an item that was stored before headers were packed is read as it was', async () => {
  const { url, dataDir } = await testDatabase()
  const store = await openStore({ url, dataDir })
  try {
    const { run, item } = await write(store)
    const [row] = await query<{ base: string }>(url, "select 'sha256:' || encode(base, 'hex') as base from items")
    const base = row?.base
    const { principal, startedAt, finishedAt, sourceAsOf, clockOffsetMs } = item.collected
    const calls = item.calls.map(({ firstAt, lastAt, requestIds }) => [firstAt, lastAt, requestIds])
    const before = [base, item.id, item.digest, run, principal, startedAt, finishedAt, sourceAsOf, clockOffsetMs, calls]
    const put = (own: unknown[]) =>
      query(
        url,
        `set exhibit.retention = 'on'; update item_states set base = null; update item_rows set header = '\\x${textOf(own)}'`,
      )
    const textOf = (own: unknown[]) => deflateRawSync(JSON.stringify(own)).toString('hex')
    await put(before)
    expect(await store.evidence.get(item.id)).toEqual(item)
    expect((await store.evidence.list({})).items).toEqual([item])
    await put(before.with(1, run))
    await expect(store.evidence.list({})).rejects.toMatchObject({ code: 'corrupt' })
    await expect(store.evidence.get(item.id)).rejects.toMatchObject({ code: 'corrupt' })
  } finally {
    await store.close()
  }
})

test('a session that is named after its run is told as it was, and shared by runs', async () => {
  const { url, dataDir } = await testDatabase()
  const store = await openStore({ url, dataDir })
  try {
    const stored: unknown[] = []
    for (let n = 0; n < 2; n++) {
      const run = await store.runs.create(newRun())
      const principal = `arn:aws:sts::${ACCOUNT}:assumed-role/reader/exhibit-${run.id}`
      const { item } = await store.evidence.writeItem(keyOf(run.id), resources(TYPE, 3), found => {
        const made = header(run.id, TYPE, found)
        const named = { ...made, collected: { ...made.collected, principal } }
        return { ...named, digest: itemDigest(named) }
      })
      expect((await store.evidence.get(item.id)).collected.principal).toBe(principal)
      stored.push(await query(url, 'select count(*)::int as contents from contents'))
    }
    expect(stored[1]).toEqual(stored[0])
  } finally {
    await store.close()
  }
})

test('items are listed by run in order, filtered and paged, newest first', async () => {
  const store = await testStore()
  const run = (await store.runs.create(newRun())).id
  for (const [type, region] of [
    ['aws.b', 'eu-west-1'],
    ['aws.a', 'us-east-1'],
    ['aws.a', 'eu-west-1'],
  ] as const) {
    const key = { ...keyOf(run, type), region }
    await store.evidence.writeItem(key, resources(type, 2), found => header(run, type, found, region))
  }
  const other = await write(store)
  expect((await allOf(store.evidence.items(run))).map(({ type, scope }) => [scope.region, type])).toEqual([
    ['eu-west-1', 'aws.a'],
    ['eu-west-1', 'aws.b'],
    ['us-east-1', 'aws.a'],
  ])
  expect((await store.evidence.list({ run, type: 'aws.a' })).items).toHaveLength(2)
  expect((await store.evidence.list({ region: 'eu-west-1', account: ACCOUNT })).items).toHaveLength(2)
  expect((await store.evidence.list({ since: '2999-01-01T00:00:00Z' })).items).toEqual([])
  expect((await store.evidence.list({ run: 'no uuid' })).items).toEqual([])
  const first = await store.evidence.list({}, { limit: 3 })
  expect(first.items[0]).toEqual(other.item)
  const second = await store.evidence.list({}, { limit: 3, cursor: first.next })
  expect(second).toMatchObject({ items: [{ type: 'aws.b' }], next: null })
  await expect(store.evidence.list({}, { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid_cursor' })
  await expect(store.evidence.get('nonsense')).rejects.toMatchObject({ code: 'not_found' })
})
