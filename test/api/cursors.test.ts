import { expect, test } from 'vitest'
import { recordRun } from './record.ts'
import { type Caller, testService } from './service.ts'

const A = '111111111111'
const B = '222222222222'

const EVES_KEY = '019ab000-0000-7000-8000-000000000000'
const EVE = { issuer: 'https://id.example', name: 'Eve', email: 'eve@example.com', role: 'reader' as const }

async function fill() {
  const service = await testService()
  const { runtime, admin } = service
  const runs = []
  for (const account of [A, B, A]) runs.push(await recordRun(runtime, { account, buckets: 4, failing: 2 }))
  for (const n of [1, 2, 3]) {
    await admin('POST', '/v1/keys', { name: `Key ${n}`, scopes: ['read'] })
    await admin('POST', '/v1/accounts', { account: `33333333333${n}`, name: `Account ${n}`, profile: 'none' })
    await admin('POST', '/v1/schedules', { name: `S ${n}`, cron: '0 5 * * *', timezone: 'UTC', enabled: n !== 2 })
    await admin('POST', '/v1/organizations', {
      account: `44444444444${n}`,
      name: `O ${n}`,
      units: [],
      roleName: 'exhibit-reader',
    })
    await admin('POST', '/v1/sign-in-links', { person: `Eve ${n}` })
    await runtime.store.people.arrive({ ...EVE, subject: String(n) })
    const detail = { viewer: { key: EVES_KEY, prefix: 'exk_00000000', person: `Eve ${n}` } }
    await runtime.store.audit.append({ actor: `Eve ${n}`, action: 'findings.list', subject: null, detail })
    await admin('POST', '/v1/destinations', { name: `D ${n}`, kind: 'webhook', url: `https://example.com/${n}` })
  }
  const [{ id: schedule }] = (await admin('GET', '/v1/schedules')).body.items
  for (const hour of [1, 2, 3]) {
    const slot = `2026-01-01T0${hour}:00:00.000Z`
    await runtime.store.schedules.claimSlot(schedule, slot, slot)
    await runtime.store.schedules.note(schedule, slot, {
      outcome: 'skipped',
      code: 'overlap',
      message: 'Still going on.',
    })
  }
  return { ...service, item: runs[0]?.item ?? '', schedule: String(schedule) }
}

/** Every list of the API and the filters tried on it. */
const LISTS = ({ item, schedule }: { item: string; schedule: string }): readonly string[] => [
  '/v1/runs',
  '/v1/runs?status=finished',
  `/v1/findings?account=${A}`,
  '/v1/findings?status=fail',
  '/v1/findings?status=fail,unknown&type=aws.s3.bucket',
  '/v1/evidence',
  `/v1/evidence?account=${A}`,
  `/v1/evidence/${item}/resources`,
  '/v1/packages',
  `/v1/packages?account=${A}`,
  '/v1/frameworks/cis-aws-foundations-7.0.0/controls',
  '/v1/accounts',
  '/v1/schedules',
  '/v1/schedules?enabled=true',
  `/v1/schedules/${schedule}/slots`,
  '/v1/destinations',
  '/v1/deliveries',
  '/v1/acceptances',
  '/v1/reviews',
  '/v1/keys',
  '/v1/audit-log',
  '/v1/audit-log?since=2020-01-01T00:00:00Z',
  '/v1/ledger/checkpoints',
  '/v1/ledger/entries?kind=api-key.create',
  '/v1/organizations',
  '/v1/people',
  '/v1/sign-in-links',
  '/v1/views',
]

const page = async (call: Caller, path: string, query: string) =>
  (await call('GET', `${path}${path.includes('?') ? '&' : '?'}${query}`)).body

/** The rest of a list by its cursor alone, as a client that follows `next` does. */
async function followed(call: Caller, path: string, between: () => Promise<unknown>) {
  const first = await page(call, path, 'limit=2')
  const items = [...first.items]
  const [list] = path.split('?')
  for (let next = first.next; next !== null; ) {
    await between()
    const { body } = await call('GET', `${list}?limit=2&cursor=${encodeURIComponent(next)}`)
    items.push(...body.items)
    next = body.next
  }
  return items
}

test('a cursor alone gives the rest of the same list, filters and all, while rows are added', async () => {
  const filled = await fill()
  const { admin, runtime } = filled
  let added = 0
  const between = async () => {
    if (added++ < 3) await recordRun(runtime, { account: A, buckets: 1, failing: 1 })
  }
  for (const path of LISTS(filled)) {
    const now = new Date().toISOString()
    await expect.poll(() => runtime.store.horizon()).toSatisfy((horizon: string) => horizon > now)
    const whole = await page(admin, path, 'limit=500')
    expect(Array.isArray(whole.items) ? path : whole, path).toBe(path)
    const paged = await followed(admin, path, path.includes('audit-log') ? async () => {} : between)
    const key = (one: Record<string, unknown>) => one.id ?? one.control ?? JSON.stringify(one)
    expect([path, paged.length]).toEqual([path, whole.items.length])
    expect([path, ...paged.map(key)]).toEqual([path, ...whole.items.map(key)])
  }
})

test('a cursor with another filter, of another list, or damaged is refused by name', async () => {
  const filled = await fill()
  const { admin } = filled
  const { next } = await page(admin, `/v1/findings?account=${A}&status=fail`, 'limit=1')
  const refused = async (path: string) => (await admin('GET', path)).body.code
  const cursor = `cursor=${encodeURIComponent(next)}`
  expect(await refused(`/v1/findings?status=pass&${cursor}`)).toBe('invalid_cursor')
  expect(await refused(`/v1/findings?region=eu-west-1&${cursor}`)).toBe('invalid_cursor')
  expect(await refused(`/v1/packages?${cursor}`)).toBe('invalid_cursor')
  expect((await admin('GET', `/v1/findings/?status=fail&account=${A}&limit=9&${cursor}`)).status).toBe(200)
  for (const path of LISTS(filled)) {
    const [list] = path.split('?')
    for (const bad of ['nonsense', 'e30', 'WyJ4Il0', encodeURIComponent(next.slice(3)), ''])
      expect([list, bad, await refused(`${list}?cursor=${bad}`)]).toEqual([list, bad, 'invalid_cursor'])
  }
})

test('every list of the specification that has a cursor is among those tried', async () => {
  const filled = await fill()
  const { app, item, schedule } = filled
  await app.ready()
  const tried = new Set(
    LISTS(filled).map(path =>
      path
        .split('?')[0]
        ?.replace(item, '{id}')
        .replace(schedule, '{id}')
        .replace(/frameworks\/[^/]+/, 'frameworks/{id}'),
    ),
  )
  const listed = Object.entries(app.swagger().paths ?? {}).flatMap(([path, operations]) => {
    const { parameters = [] } = (operations as { get?: { parameters?: { name: string }[] } }).get ?? {}
    return parameters.some(({ name }) => name === 'cursor') ? [path.replace(/\/$/, '')] : []
  })
  expect(listed.length).toBeGreaterThan(10)
  // The feed of events has no end: test/api/events.test.ts follows it.
  expect(listed.filter(path => !tried.has(path) && path !== '/v1/events')).toEqual([])
})
