import { expect, test } from 'vitest'
import { query } from '../../store/database.ts'
import { BUCKET_CHECKS, recordRun } from '../record.ts'
import { type Caller, testService } from '../service.ts'
import { COVER } from './cover.ts'
import { FRAMEWORK, OTHER, OWN, type Things } from './world.ts'

const NONE = '019ab000-0000-7000-8000-000000000000'
const controls = { framework: FRAMEWORK, status: 'tests_failed' } as const

/** Three packages: an early and a late one of an account, and one of another account. */
async function packages() {
  const service = await testService()
  const { runtime, database } = service
  const early = await recordRun(runtime, { account: OWN, scope: 'full', controls })
  const late = await recordRun(runtime, { account: OWN, scope: 'full', controls })
  const other = await recordRun(runtime, { account: OTHER, scope: 'full', controls })
  const dated = (id: string, day: string) =>
    query(
      database.url,
      `set session_replication_role = replica; update packages set created_at = '${day}' where id = '${id}'`,
    )
  await dated(early.package, '2026-01-15T12:00:00Z')
  await dated(late.package, '2026-05-15T12:00:00Z')
  await dated(other.package, '2026-01-20T12:00:00Z')
  return { ...service, early, late, other }
}

const things = ({ run, item, package: id }: Awaited<ReturnType<typeof recordRun>>, account: string): Things => ({
  ...{ account, run: run.id, item, package: id, connected: NONE, acceptance: NONE, toApprove: NONE },
  ...{ openRun: NONE, finishingRun: NONE },
})

/** What routes answer for what is not in the grant. `shows`: what must be in no answer. */
async function hidden(call: Caller, of: Things, shows: readonly string[]): Promise<string[]> {
  const faults: string[] = []
  for (const [name, cover] of Object.entries(COVER)) {
    const [method = ''] = name.split(' ')
    const paths =
      'asks' in cover
        ? cover.asks(of).map(ask => (typeof ask === 'string' ? { path: ask, body: undefined } : ask))
        : [{ path: cover.path, body: 'body' in cover ? cover.body : undefined }]
    for (const { path, body } of paths) {
      const answer = await call(method, path, body)
      const text = JSON.stringify(answer.body)
      const leaks = shows.filter(mark => text.replaceAll(/"(detail|instance)":"[^"]*"/g, '').includes(mark))
      const refused = ['item', 'account', 'installation'].includes(cover.hides)
      if (leaks.length > 0) faults.push(`${name} ${path}: shows ${leaks}: ${text.slice(0, 200)}`)
      if (refused && ![400, 403, 404].includes(answer.status)) faults.push(`${name} ${path}: ${answer.status}`)
      if (answer.status >= 500) faults.push(`${name} ${path}: ${answer.status}`)
    }
  }
  return faults
}

test('a key for named packages, or for a period, shows what these were made of and nothing else, in every route', async () => {
  const { as, early, late, other } = await packages()
  const grants = [
    { packages: [early.package] },
    { from: '2026-01-01T00:00:00Z', until: '2026-04-01T00:00:00Z', accounts: [OWN] },
    { until: '2026-01-16T00:00:00Z' },
  ]
  for (const grant of grants) {
    const auditor = await as({ name: 'Eve', scopes: ['auditor'], ...grant })
    expect(await hidden(auditor, things(late, OWN), [late.run.id, late.item, late.package, other.package])).toEqual([])
    expect(
      await hidden(auditor, things(other, OTHER), [OTHER, other.run.id, other.item, other.package, late.run.id]),
    ).toEqual([])

    const items = async (path: string) => {
      const { status, body } = await auditor('GET', path)
      expect([path, status]).toEqual([path, 200])
      return body.items as { id: string; run?: string }[]
    }
    expect((await items('/v1/packages')).map(({ id }) => id)).toEqual([early.package])
    expect((await items('/v1/runs')).map(({ id }) => id)).toEqual([early.run.id])
    expect((await items('/v1/evidence')).map(({ id }) => id)).toEqual([early.item])
    // The newest run that is shown stands for the account's state.
    expect((await items(`/v1/findings?check=${BUCKET_CHECKS[0]}`)).length).toBe(3)
    expect((await items(`/v1/findings?run=${early.run.id}`)).length).toBeGreaterThan(0)
    expect((await items(`/v1/frameworks/${FRAMEWORK}/controls`)).length).toBe(1)
    for (const path of [
      `/v1/runs/${early.run.id}`,
      `/v1/runs/${early.run.id}/export/findings`,
      `/v1/evidence/${early.item}`,
      `/v1/evidence/${early.item}/resources`,
      `/v1/packages/${early.package}`,
      `/v1/packages/${early.package}/content`,
      '/v1/findings/counts',
    ])
      expect([path, (await auditor('GET', path)).status]).toEqual([path, 200])
    expect((await auditor('GET', '/v1/me')).body).toMatchObject({ session: false, ...moments(grant) })
  }
})

const moments = (grant: object) =>
  JSON.parse(JSON.stringify(grant).replaceAll(/(T00:00:00)Z/g, '$1.000Z')) as Record<string, unknown>

test('reviews are about findings that are shown, and acceptances as the packages have them', async () => {
  const { as, admin, early, late, runtime, database } = await packages()
  const auditor = await as({ name: 'Eve', scopes: ['auditor'], packages: [early.package] })
  const review = (run: string) => ({ finding: 'f', account: OWN, run, mark: 'follow_up', comment: 'Why?' })
  expect((await auditor('POST', '/v1/reviews', review(early.run.id))).status).toBe(201)
  expect((await auditor('POST', '/v1/reviews', review(late.run.id))).body.code).toBe('not_found')
  await admin('POST', '/v1/reviews', { ...review(late.run.id), comment: 'Later.' })
  const said = (await auditor('GET', '/v1/reviews')).body.items
  expect(said.map(({ comment }: { comment: string }) => comment)).toEqual(['Why?'])

  const made = await runtime.store.acceptances.create({
    ...{ check: BUCKET_CHECKS[0] ?? '', account: OWN, region: null, resource: null, kind: 'risk', reason: 'So.' },
    ...{ owner: 'Olga', requestedBy: 'Olga (key exk_00000000)', until: '2099-01-01T00:00:00Z' },
  })
  const shown = async () => (await auditor('GET', '/v1/acceptances')).body.items.length
  const approvedAt = (day: string) =>
    query(
      database.url,
      `set session_replication_role = replica; update acceptances set approved_by = 'Bob', approved_at = '${day}' where id = '${made.id}'`,
    )
  expect(await shown()).toBe(0)
  await approvedAt('2026-02-01T00:00:00Z')
  expect(await shown()).toBe(0)
  await approvedAt('2026-01-01T00:00:00Z')
  expect(await shown()).toBe(1)
})

test('what a limited key saw and downloaded is on record, who saw it by name, and an admin lists it', async () => {
  const { as, admin, early, late } = await packages()
  const auditor = await as({ name: 'audit', person: 'Eve Adams', scopes: ['auditor'], packages: [early.package] })
  for (const path of [
    `/v1/packages/${early.package}`,
    `/v1/evidence/${early.item}/resources`,
    `/v1/findings?status=fail`,
    `/v1/packages/${early.package}/content`,
    `/v1/packages/${late.package}`,
  ])
    await auditor('GET', path)
  await admin('GET', `/v1/evidence/${early.item}`)
  const { items } = (await admin('GET', '/v1/views')).body
  expect(items.map((one: Record<string, unknown>) => [one.action, one.subject, one.person, one.asked])).toEqual([
    ['packages.download', early.package, 'Eve Adams', null],
    ['findings.view', null, 'Eve Adams', expect.objectContaining({ status: ['fail'] })],
    ['evidence.view', early.item, 'Eve Adams', expect.anything()],
    ['packages.view', early.package, 'Eve Adams', null],
  ])
  const [{ key }] = items
  expect((await admin('GET', `/v1/views?key=${key}&subject=${early.item}`)).body.items).toHaveLength(1)
  expect((await admin('GET', `/v1/views?key=${NONE}`)).body.items).toEqual([])
  expect((await auditor('GET', '/v1/views')).status).toBe(403)
})

test('limits are for auditors, name packages that there are, and a period that begins before it ends', async () => {
  const { admin, early } = await packages()
  const made = async (key: object) => {
    const { status, body } = await admin('POST', '/v1/keys', { name: 'Eve', scopes: ['auditor'], ...key })
    return [status, body.code]
  }
  expect(await made({ packages: [early.package] })).toEqual([201, undefined])
  expect(await made({ packages: [early.package], scopes: ['read'] })).toEqual([400, 'bad_request'])
  expect(await made({ packages: [NONE] })).toEqual([404, 'not_found'])
  expect(await made({ packages: [] })).toEqual([400, 'invalid_request'])
  expect(await made({ from: '2026-02-01T00:00:00Z', until: '2026-01-01T00:00:00Z' })).toEqual([400, 'bad_request'])
})

test('the ledger holds the limits of a key', async () => {
  const { admin, runtime, database } = await testService()
  const early = await recordRun(runtime, { account: OWN })
  await admin('POST', '/v1/keys', { name: 'Eve', scopes: ['auditor'], packages: [early.package] })
  const problems = async () =>
    (await runtime.store.ledger.check()).problems.filter(one => !one.subject.startsWith('package'))
  expect(await problems()).toEqual([])
  await query(
    database.url,
    'set session_replication_role = replica; update api_keys set packages = null where packages is not null',
  )
  expect(await problems()).toMatchObject([{ code: 'row_rewritten', subject: expect.stringContaining('API key') }])
})
