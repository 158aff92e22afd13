import { expect, test } from 'vitest'
import { testService } from '../../api/service.ts'
import { recordOrganization, UNITS } from './organization.ts'

const externalId = 'exhibit-of-the-stack-set'
const MEMBERS = {
  management: { account: '123456789012', name: 'Management', state: 'ACTIVE' },
  shop: { account: '111111111111', name: 'Shop', state: 'ACTIVE' },
  archive: { account: '222222222222', name: 'Archive', state: 'SUSPENDED' },
  data: { account: '333333333333', name: 'Data', state: 'ACTIVE' },
  young: { account: '444444444444', name: 'New', state: null },
}

test('the active accounts of an organization are connected; closed ones and what was not read are stated', async () => {
  const { admin, runtime } = await testService()
  const ask = async (more: object = {}, query = '') =>
    admin('POST', `/v1/accounts/discover${query}`, { externalId, ...more })
  expect((await ask()).body).toMatchObject({ code: 'not_found', detail: expect.stringContaining('management account') })

  const evidence = await recordOrganization(runtime)
  const { management, shop, archive, data, young } = MEMBERS
  await admin('POST', '/v1/accounts', { account: management.account, name: 'Own', access: { kind: 'ambient' } })
  await admin('POST', '/v1/accounts', { account: archive.account, name: 'Old', access: { kind: 'ambient' } })
  const tried = (await ask({}, '?dryRun=true')).body
  expect(tried).toEqual({
    ...{ dryRun: true, evidence, asOf: expect.any(String), complete: true, known: 1, unread: [young], undecided: [] },
    connected: [shop, data],
    closed: [{ ...archive, isConnected: true }],
  })
  expect((await admin('GET', '/v1/accounts')).body.items).toHaveLength(2)

  const first = (await ask({ roleName: 'Reader', regions: ['eu-west-1'] })).body
  expect(first.connected).toEqual([shop, data])
  const items = (await admin('GET', '/v1/accounts')).body.items
  expect(items.find((one: { account: string }) => one.account === shop.account)).toMatchObject({
    ...{ name: 'Shop', regions: ['eu-west-1'], enabled: true },
    access: { kind: 'role', roleArn: 'arn:aws:iam::111111111111:role/Reader', externalId },
  })
  expect((await ask()).body).toMatchObject({ connected: [], known: 3 })
})

test('units are followed to those below them, and what is not known of one is never taken for nothing', async () => {
  const { admin, runtime } = await testService()
  const ask = async (...units: string[]) =>
    (await admin('POST', '/v1/accounts/discover?dryRun=true', { externalId, units })).body
  await recordOrganization(runtime)
  expect(await ask(UNITS.workloads)).toMatchObject({
    ...{ connected: [MEMBERS.shop], closed: [MEMBERS.archive], unread: [] },
  })
  expect((await ask(UNITS.production)).connected).toEqual([MEMBERS.shop])
  expect(await ask(UNITS.unread)).toMatchObject({ code: 'bad_request', detail: expect.stringContaining('not read') })
  expect(await ask('ou-ab12-99999999')).toMatchObject({ code: 'bad_request' })
  await recordOrganization(runtime, false)
  expect(await ask(UNITS.production)).toMatchObject({ code: 'bad_request', detail: expect.stringContaining('whole') })
})
