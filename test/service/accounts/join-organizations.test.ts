import { expect, test } from 'vitest'
import { organizationsNow, runReach } from '../../../src/service/accounts/organization-reach.ts'
import { missingAccounts } from '../../../src/service/results/missing-accounts.ts'
import type { Runtime } from '../../../src/service/runtime/runtime.ts'
import { type TestService, testService } from '../../api/service.ts'
import { MANAGEMENT, recordOrganization, UNITS } from './organization.ts'

const externalId = 'exhibit-of-the-stack-set'
const SHOP = '111111111111'
const ARCHIVE = '222222222222'
const DATA = '333333333333'
const YOUNG = '444444444444'
const types = ['aws.s3.bucket']

async function connected(more: object = {}) {
  const service = await testService()
  const { admin } = service
  await admin('POST', '/v1/accounts', { account: MANAGEMENT, name: 'Own', access: { kind: 'ambient' } })
  const asked = { name: 'Example', account: MANAGEMENT, externalId, ...more }
  const organization = (await admin('POST', '/v1/organizations', asked)).body
  return { ...service, organization, path: `/v1/organizations/${organization.id}` }
}

const accountsOf = async ({ admin }: Pick<TestService, 'admin'>): Promise<string[]> =>
  (await admin('GET', '/v1/accounts')).body.items.map(({ account }: { account: string }) => account)

async function run({ admin }: Pick<TestService, 'admin'>, body: object = {}) {
  const { id } = (await admin('POST', '/v1/runs', { types, ...body })).body
  return (await admin('GET', `/v1/runs/${id}`)).body
}

async function told({ admin }: Pick<TestService, 'admin'>) {
  const events = (await admin('GET', '/v1/events?types=account.joined,account.closed')).body.items
  return events.map(({ type, accounts }: { type: string; accounts: string[] }) => `${type} ${accounts}`)
}

test('an account that is new in an organization is connected by the next run of all accounts, which reads it', async () => {
  const service = await connected({ roleName: 'Reader', regions: ['eu-west-1'], excluded: [DATA] })
  const { admin, runtime, organization, path } = service
  const evidence = await recordOrganization(runtime)
  const preview = (await admin('GET', `${path}/preview`)).body
  expect(preview).toMatchObject({
    ...{ organization: organization.id, evidence, complete: true, listed: 5, inScope: 4, known: 1, problem: null },
    ...{ joined: [{ account: SHOP }], closed: [{ account: ARCHIVE, state: 'SUSPENDED', isConnected: false }] },
    ...{ left: [], unread: [{ account: YOUNG }], excluded: [{ account: DATA }], refused: [] },
  })
  expect(await accountsOf(service)).toEqual([MANAGEMENT])

  const first = await run(service)
  expect(first.request.accounts).toEqual([SHOP, MANAGEMENT])
  const { refused: _, ...standing } = preview
  expect(first.organizations).toEqual([standing])
  expect((await admin('GET', path)).body.lastJoin).toEqual(standing)
  expect((await admin('GET', '/v1/accounts')).body.items[0]).toMatchObject({
    ...{ account: SHOP, name: 'Shop', regions: ['eu-west-1'], enabled: true, organization: organization.id },
    access: { kind: 'role', roleArn: 'arn:aws:iam::111111111111:role/Reader', externalId },
  })
  expect(await told(service)).toEqual([`account.joined ${SHOP}`])
  const lines = (await admin('GET', '/v1/audit-log')).body.items
  expect(lines).toContainEqual(
    expect.objectContaining({
      ...{ actor: `organization ${organization.id}`, action: 'organizations.join', subject: organization.id },
      detail: { evidence, connected: [SHOP] },
    }),
  )
  expect((await run(service)).organizations).toMatchObject([{ joined: [], known: 2 }])
  expect(await told(service)).toHaveLength(1)
  expect((await runtime.store.ledger.check()).problems).toEqual([])
})

test('accounts that were closed or left are stated in each run and told once, and stay connected', async () => {
  const service = await connected()
  const { runtime } = service
  await recordOrganization(runtime)
  expect((await run(service)).request.accounts).toEqual([SHOP, MANAGEMENT, DATA])
  const own = [MANAGEMENT, 'Management', { State: 'ACTIVE' }] as const
  await recordOrganization(runtime, true, [own, [SHOP, 'Shop', { State: 'SUSPENDED' }]], false)
  expect((await run(service)).organizations).toMatchObject([{ complete: false, left: [] }])
  await recordOrganization(runtime, true, [own, [SHOP, 'Shop', { State: 'SUSPENDED' }]])
  const stated = { closed: [{ account: SHOP, isConnected: true }], left: [{ account: DATA, name: 'Data' }] }
  expect((await run(service)).organizations).toMatchObject([stated])
  expect((await run(service)).organizations).toMatchObject([stated])
  expect(await told(service)).toEqual([
    ...[`account.joined ${SHOP}`, `account.joined ${DATA}`],
    ...[`account.closed ${SHOP}`, `account.closed ${DATA}`],
  ])
  expect(await accountsOf(service)).toEqual([SHOP, MANAGEMENT, DATA])
})

test('what is not known of an organization is its problem, connects nothing and keeps no run from starting', async () => {
  const service = await connected({ units: [UNITS.production] })
  const { admin, runtime, path } = service
  const unread = await run(service)
  expect(unread).toMatchObject({
    request: { accounts: [MANAGEMENT] },
    organizations: [{ listed: 0, joined: [], problem: { code: 'not_found', message: expect.any(String) } }],
  })
  await recordOrganization(runtime)
  expect((await run(service)).organizations).toMatchObject([{ joined: [{ account: SHOP }], problem: null }])
  await recordOrganization(runtime, false)
  expect((await run(service)).organizations).toMatchObject([{ joined: [], problem: { code: 'bad_request' } }])
  const { lastJoin } = (await admin('GET', path)).body
  expect(lastJoin).toMatchObject({ joined: [{ account: SHOP }], problem: { code: 'bad_request' } })
  expect((await admin('GET', `${path}/preview`)).body).toMatchObject({ code: 'bad_request' })
})

test('only a run of all accounts joins them, and only for a key that sees all; it says nothing of others to another key', async () => {
  const service = await connected()
  const { admin, as, runtime, path } = service
  await recordOrganization(runtime)
  expect((await run(service, { accounts: [MANAGEMENT] })).organizations).toBeNull()
  const own = await as({ scopes: ['operate', 'read'], accounts: [MANAGEMENT] })
  expect((await run({ admin: own })).organizations).toBeNull()
  await admin('PATCH', path, { enabled: false })
  expect((await run(service)).organizations).toBeNull()
  expect(await accountsOf(service)).toEqual([MANAGEMENT])
  await admin('PATCH', path, { enabled: true })
  const { id, organizations } = await run(service)
  expect(organizations).toHaveLength(1)
  expect((await own('GET', `/v1/runs/${id}`)).body).toMatchObject({ id, organizations: null })
})

test('an account that refused the last run is stated; two runs that start at once connect each account once', async () => {
  const service = await connected()
  const { admin, runtime, path } = service
  await recordOrganization(runtime)
  await Promise.all([run(service), run(service), run(service)])
  expect(await accountsOf(service)).toEqual([SHOP, MANAGEMENT, DATA])
  expect(await told(service)).toHaveLength(2)
  const { id } = await run(service)
  await refuse(runtime, id)
  expect((await admin('GET', `${path}/preview`)).body.refused).toEqual([
    { account: SHOP, run: id, error: { code: 'denied', message: 'AWS refused sts:AssumeRole.' } },
  ])
})

async function refuse({ store, worker }: Runtime, run: string): Promise<void> {
  const key = { run, account: SHOP, region: 'global' }
  await store.targets.claim(key, { worker, owner: null, leaseMs: 60_000 })
  const error = { code: 'denied', message: 'AWS refused sts:AssumeRole.' }
  await store.targets.end(key, worker, { status: 'refused', error, apiCalls: 1 })
}

test('accounts join by their tags; one whose tags were refused is stated as not decided', async () => {
  const service = await connected({ tags: ['scope=audit', 'pci'] })
  const { admin, runtime, path } = service
  await recordOrganization(runtime)
  const types = (await run(service, { types: null })).request.also
  expect(types).toEqual(['aws.organizations.account-tags'])
  const preview = async () => (await admin('GET', `${path}/preview`)).body
  expect(await preview()).toMatchObject({ joined: [], undecided: [{ account: SHOP }, { account: DATA }] })
  const tags = { [SHOP]: [{ Key: 'scope', Value: 'audit' }], [DATA]: [{ Key: 'scope', Value: 'none' }] }
  await recordOrganization(runtime, true, undefined, true, { ...tags, [YOUNG]: null })
  expect(await preview()).toMatchObject({ joined: [{ account: SHOP }], undecided: [], inScope: 1 })
  await recordOrganization(runtime, true, undefined, true, { [SHOP]: [{ Key: 'pci', Value: '' }], [DATA]: 'refused' })
  expect(await preview()).toMatchObject({ joined: [{ account: SHOP }], undecided: [{ account: DATA }] })
  const { organizations, request } = await run(service)
  expect(request.accounts).toEqual([SHOP, MANAGEMENT])
  expect(organizations).toMatchObject([{ undecided: [{ account: DATA }], rules: { tags: ['scope=audit', 'pci'] } }])
})

test('the accounts of an organization are held against those of the run; what is missing verifies no control of all', async () => {
  const service = await connected({ excluded: [YOUNG] })
  const { runtime } = service
  await recordOrganization(runtime)
  const { id } = await run(service)
  await refuse(runtime, id)
  const { store } = runtime
  const reach = await runReach(store, await store.runs.get(id), await store.targets.list(id))
  expect(reach.of(DATA)).toMatchObject({
    ...{ id: 'o-example123', management: MANAGEMENT, name: 'Example', declared: true, complete: true },
    ...{ listed: 5, count: 3, read: 0, agrees: false, refused: [SHOP, MANAGEMENT, DATA], missing: [], notAsked: 1 },
    closed: [{ account: ARCHIVE, state: 'SUSPENDED' }],
  })
  expect(reach.of('999999999999')).toBeUndefined()
  const now = await organizationsNow(store, [MANAGEMENT, SHOP])
  expect(now).toMatchObject([{ count: 3, read: 2, agrees: false, missing: [DATA] }])
  const short = await missingAccounts(runtime, {}, [{ account: MANAGEMENT, run: id }])
  expect(short).toBe('1 of 3 accounts to be read of the organization Example were read (2 not in the run).')
  expect(await missingAccounts(runtime, { account: MANAGEMENT }, [{ account: MANAGEMENT, run: id }])).toBeNull()
})

test('an organization is listed, changed and removed; its accounts stay as they joined', async () => {
  const service = await connected({ externalId: undefined })
  const { admin, runtime, organization, path } = service
  expect(organization).toMatchObject({
    ...{ units: [], tags: [], excluded: [], roleName: 'exhibit-reader', regions: null, enabled: true, lastJoin: null },
    externalId: expect.stringMatching(/^exhibit-[0-9a-f]{32}$/),
  })
  expect((await admin('GET', '/v1/organizations?enabled=true')).body.items).toEqual([organization])
  expect((await admin('PATCH', path, { regions: ['xx-west-1'] })).body.code).toBe('unknown_region')
  expect((await admin('PATCH', path, { account: SHOP })).status).toBe(400)
  await recordOrganization(runtime)
  await run(service)
  const changed = (await admin('PATCH', path, { roleName: 'Other', units: [UNITS.production], excluded: [DATA] })).body
  expect(changed).toMatchObject({ roleName: 'Other', units: [UNITS.production], excluded: [DATA] })
  expect((await admin('DELETE', path)).status).toBe(204)
  expect((await admin('GET', path)).status).toBe(404)
  expect((await admin('GET', '/v1/accounts')).body.items[0]).toMatchObject({
    ...{ account: SHOP, organization: organization.id },
    access: { roleArn: `arn:aws:iam::${SHOP}:role/exhibit-reader` },
  })
  expect((await runtime.store.ledger.check()).problems).toEqual([])
})
