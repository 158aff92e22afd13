import { expect, test } from 'vitest'
import { query } from '../store/database.ts'
import { BUCKET_CHECKS, recordRun } from './record.ts'
import { caller, testService } from './service.ts'

const A = '111111111111'
const asked = {
  check: BUCKET_CHECKS[0],
  account: A,
  kind: 'risk',
  reason: 'Public on purpose: it is our web site.',
  owner: 'Web team',
  until: new Date(Date.now() + 86_400_000).toISOString(),
}

test('whoever asks for an acceptance cannot approve it with another key', async () => {
  const { admin, app, runtime, database } = await testService()
  await recordRun(runtime, { account: A, buckets: 1, failing: 1 })
  const made = async (by: typeof admin, key: { name: string; person?: string }) => {
    const { status, body } = await by('POST', '/v1/keys', { scopes: ['admin'], ...key })
    expect(status).toBe(201)
    return { ...caller(app.server, body.secret), id: body.id, call: caller(app.server, body.secret), body }
  }
  const alice = await made(admin, { name: 'ci', person: 'Ana Ruiz' })
  const bob = await made(admin, { name: 'Bob' })
  const puppet = await made(alice.call, { name: 'Somebody else' })
  const second = await made(puppet.call, { name: 'Yet another' })
  const twin = await made(admin, { name: 'laptop', person: ' ana\u200b  RUIZ' })
  const ofTwin = await made(twin.call, { name: 'Third' })
  const named = await made(admin, { name: 'Ana Ruiz' })
  expect(alice.body).toMatchObject({ person: 'Ana Ruiz', madeBy: expect.any(String) })
  expect(second.body).toMatchObject({ person: null, madeBy: puppet.id })

  const request = (await alice.call('POST', '/v1/acceptances', asked)).body
  expect(request.requestedBy).toMatch(/^Ana Ruiz \(key exk_/)
  const approved = (who: typeof alice) => who.call('POST', `/v1/acceptances/${request.id}/approve`)
  // `admin` made the key of who asks; the others are hers, or were made by such.
  for (const who of [alice, puppet, second, twin, ofTwin, named, { ...alice, call: admin }])
    expect((await approved(who)).body).toMatchObject({ status: 403, code: 'same_person' })
  // From before `made_by` was kept, `created_by` tells.
  await query(database.url, 'set session_replication_role = replica; update api_keys set made_by = null')
  expect((await approved(second)).body.code).toBe('same_person')
  expect((await approved(bob)).body.approvedBy).toMatch(/^Bob \(key exk_/)
})

test('the ledger holds who holds a key and who made it, and keys without either are as before', async () => {
  const { admin, runtime, database } = await testService()
  await admin('POST', '/v1/keys', { name: 'ci', person: 'Ana Ruiz', scopes: ['read'] })
  const problems = async () => (await runtime.store.ledger.check()).problems.map(({ code }) => code)
  expect(await problems()).toEqual([])
  await query(
    database.url,
    "set session_replication_role = replica; update api_keys set person = 'Eve' where person is not null",
  )
  expect(await problems()).toEqual(['row_rewritten'])
})
