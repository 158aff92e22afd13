import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { newRun } from '../../../samples/make-account.ts'
import { openStore, type Store } from '../../../src/store/index.ts'
import { query, testDatabase, testStore } from '../database.ts'

const webhook = {
  name: 'GRC',
  kind: 'webhook',
  config: { url_path: 'https://grc.example/hook' },
  events: [],
  enabled: true,
}
const attempt = {
  at: '2026-01-02T03:04:05.678Z',
  durationMs: 12,
  httpStatus: 500,
  error: 'http_500',
  stage: 'receiver',
  detail: null,
}

const delivery = (store: Store, destination: string, event = v7()) =>
  store.deliveries.enqueue({ destination, event, eventType: 'package.ready', package: null, payload: '{"a": 1}' })

test('accounts', async () => {
  const store = await testStore()
  const access = { kind: 'role', roleArn: 'arn:aws:iam::123456789012:role/exhibit', externalId: 'x' } as const
  const account = {
    account: '123456789012',
    name: 'Production',
    access,
    regions: null,
    tags: { snake_tag: 'v' },
    enabled: true,
  }
  const made = await store.accounts.create(account)
  expect(made).toMatchObject({ ...account, verifiedAt: null, lastError: null })
  await expect(store.accounts.create(account)).rejects.toMatchObject({ code: 'conflict' })
  await store.accounts.create({ ...account, account: '000000000001', enabled: false })
  expect((await store.accounts.list({})).items.map(({ account: number }) => number)).toEqual([
    '000000000001',
    '123456789012',
  ])
  expect((await store.accounts.list({ enabled: true })).items).toEqual([made])
  expect(await store.accounts.update(made.id, { regions: ['eu-west-1'], name: 'Prod' })).toMatchObject({
    regions: ['eu-west-1'],
    name: 'Prod',
    access,
  })
  expect(await store.accounts.update(made.id, { name: undefined, access: undefined, enabled: true })).toMatchObject({
    name: 'Prod',
    access,
  })
  await store.accounts.verified(made.id, { code: 'denied', message: 'Denied.' })
  await store.accounts.verified(made.id, null)
  expect(await store.accounts.byNumber('123456789012')).toMatchObject({
    lastError: null,
    verifiedAt: expect.any(String),
  })
  await store.accounts.remove(made.id)
  await expect(store.accounts.get(made.id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(store.accounts.remove(made.id)).rejects.toMatchObject({ code: 'not_found' })
})

test('a schedule fires once per moment, never for an earlier one, and not when it is off', async () => {
  const store = await testStore()
  const schedule = {
    name: 'Nightly',
    cron: '0 3 * * *',
    timezone: 'Europe/Berlin',
    request: newRun().request,
    enabled: true,
    overlap: 'skip' as const,
  }
  const { id } = await store.schedules.create(schedule)
  const slot = (hour: number) => `2026-01-01T0${hour}:00:00.000Z`
  const claim = (hour: number) => store.schedules.claimSlot(id, slot(hour), slot(5))
  const claims = await Promise.all([1, 1, 1].map(claim))
  expect(claims.filter(Boolean)).toHaveLength(1)
  expect(await claim(0)).toBe(false)
  expect(await claim(2)).toBe(true)
  const run = v7()
  await store.schedules.note(id, slot(2), { outcome: 'run', run })
  expect((await store.schedules.slots(id)).items.map(one => one.slot)).toEqual([slot(2), slot(1)])
  expect(await store.schedules.lastSlotBy(id, slot(1))).toBe(slot(1))
  expect(await store.schedules.get(id)).toMatchObject({ ...schedule, lastSlot: slot(2), lastRun: run })
  await store.schedules.update(id, { enabled: false })
  expect(await claim(3)).toBe(false)
  expect((await store.schedules.list({ enabled: true })).items).toEqual([])
  await store.schedules.remove(id)
  await expect(store.schedules.get(id)).rejects.toMatchObject({ code: 'not_found' })
})

test('a package and its deliveries are written together or not at all', async () => {
  const store = await testStore()
  const { id: destination } = await store.destinations.create(webhook)
  const built = {
    id: v7(),
    run: v7(),
    account: '1',
    format: 'exhibit.package/v1',
    path: 'a.zip',
    sha256: 'ab',
    size: 3_000_000_000,
    manifest: Buffer.from('{}'),
    label: null,
  }
  const write = (fail: boolean) =>
    store.transaction(async tx => {
      await tx.packages.add(built)
      await tx.deliveries.enqueue({
        destination,
        event: built.id,
        eventType: 'package.ready',
        package: built.id,
        payload: '{}',
      })
      if (fail) throw new Error('died')
    })
  await expect(write(true)).rejects.toThrow('died')
  expect(await store.packages.ofRun(built.run)).toEqual([])
  expect(await store.deliveries.due()).toEqual([])
  await write(false)
  await write(false)
  expect(await store.packages.ofRun(built.run)).toEqual([
    { ...built, awaitsTimestamp: false, createdAt: expect.any(String), outcome: null, coverage: null },
  ])
  expect(await store.deliveries.due()).toHaveLength(1)
  expect((await store.packages.list({ account: '1', run: built.run })).items).toHaveLength(1)
  expect(await store.packages.add({ ...built, id: v7(), path: 'b.zip' })).toMatchObject({ id: built.id, path: 'a.zip' })
  expect(await store.packages.ofRun(built.run)).toHaveLength(1)
})

test('secrets of a destination are sealed, stored apart and never come back with it', async () => {
  const { url, dataDir } = await testDatabase()
  const store = await openStore({ url, dataDir })
  try {
    const made = await store.destinations.create(webhook, { secret: 'whsec_plain', other: 'b' })
    expect(made).toMatchObject({ ...webhook, secretNames: ['other', 'secret'] })
    expect(
      JSON.stringify([
        made,
        await store.destinations.list({}),
        await store.destinations.update(made.id, { name: 'New' }),
      ]),
    ).not.toContain('whsec')
    expect(await store.destinations.secrets(made.id)).toEqual({ secret: 'whsec_plain', other: 'b' })
    const [row] = await query<{ sealed: Buffer }>(url, 'select sealed from destination_secrets')
    expect(row?.sealed.includes('whsec')).toBe(false)
    const key = join(dataDir, 'secrets.key')
    expect(statSync(key).mode & 0o777).toBe(0o600)
    await store.destinations.update(made.id, {}, { secret: 'whsec_new' })
    expect(await store.destinations.secrets(made.id)).toEqual({ secret: 'whsec_new' })
    writeFileSync(
      key,
      readFileSync(key, 'latin1').replace(/^./, digit => (digit === '0' ? '1' : '0')),
    )
    await expect(store.destinations.secrets(made.id)).rejects.toMatchObject({ code: 'secrets_key' })
    await store.destinations.remove(made.id)
    expect(await query(url, 'select * from destination_secrets')).toEqual([])
  } finally {
    await store.close()
  }
})

test('a delivery is sent by one worker at a time, retried when due, and dies when told', async () => {
  const store = await testStore()
  const { id: destination } = await store.destinations.create(webhook)
  const event = v7()
  const first = await delivery(store, destination, event)
  expect((await delivery(store, destination, event)).id).toBe(first.id)
  const claims = await Promise.all(['a', 'b', 'c'].map(worker => store.deliveries.claim(first.id, worker, 60_000)))
  expect(claims.filter(claim => claim !== undefined)).toHaveLength(1)
  const worker = ['a', 'b', 'c'][claims.findIndex(claim => claim !== undefined)] ?? ''
  expect(await store.deliveries.failed(first.id, 'someone else', attempt, null)).toBe(false)
  expect(await store.deliveries.failed(first.id, worker, attempt, '2999-01-01T00:00:00.000Z')).toBe(true)
  expect(await store.deliveries.claim(first.id, 'a', 1000)).toBeUndefined()
  expect(await store.deliveries.get(first.id)).toMatchObject({
    status: 'failed',
    attempts: 1,
    lastStatus: 500,
    lastError: 'http_500',
    payload: '{"a": 1}',
  })
  expect(await store.deliveries.replay(first.id)).toMatchObject({ status: 'pending', attempts: 0, event })
  expect(await store.deliveries.claim(first.id, 'a', 40)).toMatchObject({ status: 'delivering', attempts: 1 })
  await sleep(80)
  expect((await store.deliveries.due()).map(({ id }) => id)).toEqual([first.id])
  expect(await store.deliveries.claim(first.id, 'b', 60_000)).toMatchObject({ attempts: 2 })
  expect(await store.deliveries.delivered(first.id, 'a', attempt)).toBe(false)
  expect(
    await store.deliveries.delivered(first.id, 'b', { ...attempt, httpStatus: 204, error: null, stage: null }),
  ).toBe(true)
  expect(await store.deliveries.get(first.id)).toMatchObject({
    status: 'delivered',
    deliveredAt: attempt.at,
    lastStatus: 204,
  })
  expect(await store.deliveries.attempts(first.id)).toMatchObject([attempt, { httpStatus: 204 }])
  const second = await delivery(store, destination)
  await store.deliveries.claim(second.id, 'a', 1000)
  await store.deliveries.failed(second.id, 'a', attempt, null)
  expect((await store.deliveries.list({ status: 'dead', destination })).items.map(({ id }) => id)).toEqual([second.id])
  expect(await store.deliveries.due()).toEqual([])
})

test('an acceptance holds from approval by another person until it ends or is revoked', async () => {
  const store = await testStore()
  const asked = {
    check: 's3-bucket-tls-only',
    account: '1',
    region: null,
    resource: 'arn:x',
    kind: 'risk',
    reason: 'Old client.',
    owner: 'ann',
    requestedBy: 'bob',
    until: '2999-01-01T00:00:00.000Z',
  } as const
  const { id } = await store.acceptances.create(asked)
  const now = () => new Date(Date.now() + 1000).toISOString()
  expect(await store.acceptances.activeAt(now())).toEqual([])
  await expect(store.acceptances.approve(id, 'bob')).rejects.toMatchObject({ code: 'conflict' })
  expect(await store.acceptances.approve(id, 'cleo')).toMatchObject({ ...asked, approvedBy: 'cleo' })
  await expect(store.acceptances.approve(id, 'dan')).rejects.toMatchObject({ code: 'conflict' })
  expect(await store.acceptances.activeAt(now(), '1')).toMatchObject([{ id }])
  expect(await store.acceptances.activeAt(now(), '2')).toEqual([])
  expect(await store.acceptances.activeAt('2000-01-01T00:00:00Z')).toEqual([])
  expect(await store.acceptances.activeAt('2999-01-02T00:00:00Z')).toEqual([])
  expect((await store.acceptances.list({ active: true })).items).toHaveLength(1)
  await store.acceptances.revoke(id, 'bob')
  expect(await store.acceptances.activeAt(now())).toEqual([])
  expect((await store.acceptances.list({ active: false, check: asked.check })).items).toHaveLength(1)
})

test('keys are stored as hashes, made first only once, and stop when revoked or expired', async () => {
  const { url, dataDir } = await testDatabase()
  const store = await openStore({ url, dataDir })
  try {
    const firsts = await Promise.all([1, 2, 3].map(() => store.keys.createFirst('admin')))
    const made = firsts.filter(first => first !== undefined)
    expect(made).toHaveLength(1)
    const secret = made[0]?.secret ?? ''
    expect(secret).toMatch(/^exk_[0-9a-f]{64}$/)
    expect(secret.startsWith(made[0]?.key.prefix ?? 'none')).toBe(true)
    const [row] = await query<{ text: string }>(url, 'select k::text as text from api_keys k')
    expect(row?.text).not.toContain(secret.slice(12))
    expect(await store.keys.authenticate(secret, 60)).toMatchObject({ scopes: ['admin'], name: 'admin' })
    expect((await store.keys.list()).items[0]?.lastUsedAt).not.toBeNull()
    expect(await store.keys.authenticate(`${secret}0`, 60)).toBeUndefined()
    const old = await store.keys.create(
      { name: 'old', scopes: ['read'], accounts: ['1'], expiresAt: '2020-01-01T00:00:00Z' },
      'admin',
    )
    expect(await store.keys.authenticate(old.secret, 60)).toBeUndefined()
    await store.keys.revoke(made[0]?.key.id ?? '')
    expect(await store.keys.authenticate(secret, 60)).toBeUndefined()
  } finally {
    await store.close()
  }
})

test('an idempotency key gives the first answer again, and no other body may use it', async () => {
  const store = await testStore()
  const request = { key: 'k', route: 'POST /v1/runs', idempotencyKey: 'i' }
  const begin = (body = 'h1') => store.idempotency.begin(request, body, 60_000)
  expect((await Promise.all([begin(), begin(), begin()])).map(({ state }) => state).sort()).toEqual([
    'in_progress',
    'in_progress',
    'new',
  ])
  await store.idempotency.abandon(request)
  expect(await begin()).toEqual({ state: 'new' })
  const answer = { status: 201, headers: { location: '/v1/runs/1' }, body: '{"id": 1}' }
  await store.idempotency.finish(request, answer)
  await store.idempotency.abandon(request)
  expect(await begin()).toEqual({ state: 'answered', answer })
  expect(await begin('h2')).toEqual({ state: 'mismatch' })
})

test('an idempotency key whose time is over is free again', async () => {
  const store = await testStore()
  const request = { key: 'k', route: 'POST /v1/runs', idempotencyKey: 'i' }
  const begin = (body: string) => store.idempotency.begin(request, body, -1000)
  expect(await begin('h1')).toEqual({ state: 'new' })
  await store.idempotency.finish(request, { status: 201, headers: {}, body: '{}' })
  expect(await begin('h2')).toEqual({ state: 'new' })
  expect(await store.idempotency.sweep()).toBe(1)
  expect(await store.idempotency.sweep()).toBe(0)
})

test('the audit log and the frameworks of users', async () => {
  const store = await testStore()
  for (const action of ['a.create', 'a.remove'])
    await store.audit.append({ actor: 'key exk_1', action, subject: null, detail: { deep_key: 1 } })
  expect((await store.audit.list({})).items).toMatchObject([
    { action: 'a.remove', detail: { deep_key: 1 } },
    { action: 'a.create' },
  ])
  expect((await store.audit.list({ action: 'a.create', actor: 'key exk_1' })).items).toHaveLength(1)
  await store.frameworks.put('own-1', 'id: own-1')
  const put = await store.frameworks.put('own-1', 'id: own-1 # 2')
  expect(await store.frameworks.all()).toEqual([put])
  await store.frameworks.remove('own-1')
  expect(await store.frameworks.get('own-1')).toBeUndefined()
})

test('one destination never has more than its places, however much waits for it', async () => {
  const store = await testStore()
  const [slow, other] = [await store.destinations.create(webhook), await store.destinations.create(webhook)]
  const waiting: string[] = []
  for (let n = 0; n < 10; n++) waiting.push((await delivery(store, slow.id)).id)
  const healthy = await delivery(store, other.id)
  expect((await store.deliveries.due()).map(({ id }) => id)).toEqual([...waiting.slice(0, 4), healthy.id])
  const claims = await Promise.all(waiting.map(id => store.deliveries.claim(id, 'a', 60_000)))
  const taken = claims.filter(claim => claim !== undefined)
  expect(taken).toHaveLength(4)
  expect((await store.deliveries.due()).map(({ id }) => id)).toEqual([healthy.id])
  expect(await store.deliveries.due({ destination: slow.id })).toEqual([])
  const [first = taken[0]] = taken
  await store.deliveries.delivered(first?.id ?? '', 'a', attempt)
  expect(await store.deliveries.due({ destination: slow.id })).toHaveLength(1)
})

test('a replay of what is being sent is due at once, and no longer of the one who sends', async () => {
  const store = await testStore()
  const { id: destination } = await store.destinations.create(webhook)
  const { id } = await delivery(store, destination)
  await store.deliveries.claim(id, 'a', 60_000)
  expect(await store.deliveries.due()).toEqual([])
  await store.deliveries.replay(id)
  expect(await store.deliveries.due()).toMatchObject([{ id }])
  expect(await store.deliveries.renew(id, 'a', 1000)).toBe(false)
})
