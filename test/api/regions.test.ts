import { expect, test } from 'vitest'
import { newRun } from '../../samples/make-account.ts'
import { testService } from './service.ts'

const account = { account: '111111111111', name: 'A', access: { kind: 'ambient' } }
const unknown = {
  status: 400,
  code: 'unknown_region',
  detail: expect.stringContaining('There is no AWS region "us-foo-9"'),
}

test('a region that does not exist is refused of accounts and runs, as the command line does', async () => {
  const { admin, runtime } = await testService()
  expect((await admin('POST', '/v1/accounts', { ...account, regions: ['us-foo-9'] })).body).toMatchObject(unknown)
  const { id } = (await admin('POST', '/v1/accounts', { ...account, regions: ['us-west-2', 'af-south-1'] })).body
  expect((await admin('PATCH', `/v1/accounts/${id}`, { regions: ['us-foo-9'] })).body).toMatchObject(unknown)
  expect((await admin('PATCH', `/v1/accounts/${id}`, { regions: null })).status).toBe(200)
  expect((await admin('POST', '/v1/runs', { regions: ['us-east-1', 'us-foo-9'] })).body).toMatchObject(unknown)
  const near = (await admin('POST', '/v1/runs', { regions: ['eu-wset-1'] })).body
  expect(near.detail).toContain('did you mean "eu-west-1"')

  // A region that AWS opened after this version, and that an account has named.
  const run = await runtime.store.runs.create(newRun())
  const regions = { enabled: ['us-east-1'], disabled: ['us-foo-9'], gap: null }
  await runtime.store.runs.describeAccount(run.id, account.account, { regions })
  expect((await admin('POST', '/v1/runs', { regions: ['us-foo-9'] })).status).toBe(202)
})
