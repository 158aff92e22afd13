import { expect, test } from 'vitest'
import { query } from '../store/database.ts'
import { testService } from './service.ts'

test('what a keyed POST writes and its answer are there together, or neither is', async () => {
  const { admin, runtime, database } = await testService()
  const asked = { name: 'GRC tool', scopes: ['read'] }
  const key = { 'idempotency-key': 'one' }
  const names = async () => (await runtime.store.keys.list()).items.map(({ name }) => name)
  await query(
    database.url,
    `create function no() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
     create trigger no before update on idempotency_keys for each row execute function no()`,
  )
  expect((await admin('POST', '/v1/keys', asked, key)).status).toBe(500)
  expect(await names()).toEqual(['Alice'])
  expect((await runtime.store.audit.list({ action: 'keys.create' })).items).toEqual([])
  await query(database.url, 'drop trigger no on idempotency_keys')

  const first = await admin('POST', '/v1/keys', asked, key)
  expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([201, null])
  const again = await admin('POST', '/v1/keys/', asked, key)
  expect([again.body.id, again.headers.get('idempotency-replayed')]).toEqual([first.body.id, 'true'])
  expect(await names()).toEqual(['Alice', 'GRC tool'])
  expect((await runtime.store.audit.list({ action: 'keys.create' })).items).toHaveLength(1)
  expect((await runtime.store.ledger.check()).problems).toEqual([])
})

test('of the same requests at the same time one is done', async () => {
  const { admin, runtime } = await testService()
  const asked = { name: 'GRC tool', scopes: ['read'] }
  const many = await Promise.all(
    Array.from({ length: 12 }, () => admin('POST', '/v1/keys', asked, { 'idempotency-key': 'two' })),
  )
  const made = many.filter(({ status, headers }) => status === 201 && headers.get('idempotency-replayed') === null)
  expect(made).toHaveLength(1)
  expect(many.every(({ status }) => status === 201 || status === 409)).toBe(true)
  expect((await runtime.store.keys.list()).items).toHaveLength(2)
})

test('a key that would have expired already is not made', async () => {
  const { admin, runtime } = await testService()
  const asked = { name: 'Late', scopes: ['read'], expiresAt: '2020-01-01T00:00:00Z' }
  expect((await admin('POST', '/v1/keys', asked)).body).toMatchObject({ status: 400, code: 'invalid_request' })
  expect((await runtime.store.keys.list()).items).toHaveLength(1)
})
