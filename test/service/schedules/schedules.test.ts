import { expect, test } from 'vitest'
import { newRun } from '../../../samples/make-account.ts'
import type { Runtime } from '../../../src/service/runtime/runtime.ts'
import { fireDue, fireSchedule } from '../../../src/service/schedules/schedules.ts'
import { dueSlot, nextSlot } from '../../../src/service/schedules/slots.ts'
import type { Schedule } from '../../../src/store/index.ts'
import { startedRun } from '../../api/record.ts'
import { type Caller, testService } from '../../api/service.ts'

const A = '111111111111'
const request = { ...newRun().request, accounts: [] }
const nightly: Schedule = {
  id: 'x',
  name: 'Nightly',
  cron: '30 2 * * *',
  timezone: 'Europe/Berlin',
  request,
  enabled: true,
  overlap: 'skip',
  beside: 'run',
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  lastSlot: null,
  lastRun: null,
}
const at = (text: string) => new Date(text)

test('the last moment that has come is due, once, and none from before the schedule', () => {
  expect(dueSlot(nightly, at('2026-01-01T01:29:50Z'))).toBeNull()
  expect(dueSlot(nightly, at('2026-01-01T01:30:00Z'))).toBe('2026-01-01T01:30:00.000Z')
  expect(dueSlot(nightly, at('2026-01-05T12:00:00Z'))).toBe('2026-01-05T01:30:00.000Z')
  expect(dueSlot({ ...nightly, lastSlot: '2026-01-05T01:30:00.000Z' }, at('2026-01-05T12:00:00Z'))).toBeNull()
  expect(dueSlot({ ...nightly, updatedAt: '2026-01-05T02:00:00.000Z' }, at('2026-01-05T12:00:00Z'))).toBeNull()
  expect(dueSlot({ ...nightly, enabled: false }, at('2026-01-05T12:00:00Z'))).toBeNull()
})

test('a night without half past two, and one with two, give one run each', () => {
  expect(nextSlot(nightly, at('2026-03-28T12:00:00Z'))).toMatch(/^2026-03-29T0[01]:/)
  expect(nextSlot(nightly, at('2026-03-29T12:00:00Z'))).toBe('2026-03-30T00:30:00.000Z')
  const first = nextSlot(nightly, at('2026-10-24T12:00:00Z'))
  expect(first).toMatch(/^2026-10-25T0[01]:30/)
  expect(nextSlot(nightly, at(first ?? ''))).toBe('2026-10-26T01:30:00.000Z')
})

async function everyMinute(overlap: 'skip' | 'queue' = 'skip', beside: 'run' | 'skip' | 'queue' = 'run') {
  const service = await testService()
  const { store } = service.runtime
  const access = { kind: 'profile' as const, profile: 'x' }
  await store.accounts.create({ account: A, name: 'P', access, regions: null, tags: {}, enabled: true })
  const { id } = await store.schedules.create({
    name: 'Often',
    cron: '* * * * *',
    timezone: 'UTC',
    request,
    enabled: true,
    overlap,
    beside,
  })
  return { ...service, id, soon: new Date(Date.now() + 61_000) }
}

test('however often a moment fires, it gives one run', async () => {
  const { runtime, id, soon } = await everyMinute()
  await Promise.all([1, 2, 3].map(() => fireSchedule(runtime, id, soon)))
  await fireDue(runtime, soon)
  const { items } = await runtime.store.runs.list({ schedule: id })
  expect(items).toMatchObject([
    { label: 'Often', trigger: { kind: 'schedule', schedule: id }, request: { accounts: [A] } },
  ])
  expect((await runtime.store.schedules.get(id)).lastRun).toBe(items[0]?.id)
  await runtime.store.runs.end(items[0]?.id ?? '', 'finished')
  await fireDue(runtime, new Date(soon.getTime() + 60_000))
  expect((await runtime.store.runs.list({ schedule: id })).items).toHaveLength(2)
})

/** The audit log lists what is settled, a moment after it was written. */
const logged = (admin: Caller, action: string, entries: object[]) =>
  expect
    .poll(async () => (await admin('GET', `/v1/audit-log?action=${action}`)).body.items, { timeout: 20_000 })
    .toMatchObject(entries)

const outcomes = async (runtime: Runtime, id: string) =>
  (await runtime.store.schedules.slots(id)).items.map(({ outcome, code }) => code ?? outcome)

test('a slot that comes while the run before goes on is skipped on record', async () => {
  const { admin, runtime, id, soon } = await everyMinute()
  const later = (minutes: number) => new Date(soon.getTime() + minutes * 60_000)
  await fireDue(runtime, soon)
  await fireDue(runtime, later(1))
  const [first] = (await runtime.store.runs.list({ schedule: id })).items
  await runtime.store.runs.end(first?.id ?? '', 'finished')
  await fireDue(runtime, later(2))
  expect(await outcomes(runtime, id)).toEqual(['run', 'overlap', 'run'])
  await logged(admin, 'schedules.skip', [{ subject: id, detail: { code: 'overlap' } }])
  const slots = (await admin('GET', `/v1/schedules/${id}/slots`)).body.items
  expect(slots).toMatchObject([
    { outcome: 'run' },
    { outcome: 'skipped', run: null },
    { outcome: 'run', run: first?.id },
  ])
})

test('or it waits for that run to end', async () => {
  const { runtime, id, soon } = await everyMinute('queue')
  await fireDue(runtime, soon)
  await fireDue(runtime, new Date(soon.getTime() + 60_000))
  expect(await outcomes(runtime, id)).toEqual(['run'])
  const [first] = (await runtime.store.runs.list({ schedule: id })).items
  await runtime.store.runs.end(first?.id ?? '', 'finished')
  await fireDue(runtime, new Date(soon.getTime() + 119_000))
  expect(await outcomes(runtime, id)).toEqual(['run', 'run'])
})

test('a slot that comes while another run reads an account runs beside it, is skipped or waits, by choice and on record', async () => {
  for (const [beside, before, after] of [
    ['run', ['beside'], ['beside']],
    ['skip', ['beside'], ['beside']],
    ['queue', [], ['run']],
  ] as const) {
    const { admin, runtime, id, soon } = await everyMinute('skip', beside)
    const other = await startedRun(runtime, A)
    await Promise.all([1, 2, 3].map(() => fireSchedule(runtime, id, soon)))
    expect(await outcomes(runtime, id)).toEqual(before)
    expect((await runtime.store.runs.list({ schedule: id })).items).toHaveLength(beside === 'run' ? 1 : 0)
    const [slot] = (await runtime.store.schedules.slots(id)).items
    if (beside !== 'queue') expect(slot?.message).toContain(`Run ${other.id} was reading account ${A}`)
    if (beside === 'run') await logged(admin, 'schedules.beside', [{ subject: id }])
    if (beside === 'skip') await logged(admin, 'schedules.skip', [{ subject: id, detail: { code: 'beside' } }])
    await runtime.store.runs.end(other.id, 'finished')
    await fireSchedule(runtime, id, soon)
    expect(await outcomes(runtime, id)).toEqual(after)
  }
})

test('of two schedules of one account that fire at once, one that does not run beside another waits', async () => {
  const { runtime, id, soon } = await everyMinute('skip', 'skip')
  const {
    id: _,
    createdAt: _c,
    updatedAt: _u,
    lastRun: _r,
    lastSlot: _s,
    ...like
  } = await runtime.store.schedules.get(id)
  const twin = await runtime.store.schedules.create({ ...like, name: 'Twin' })
  await Promise.all([fireSchedule(runtime, id, soon), fireSchedule(runtime, twin.id, soon)])
  const both = [...(await outcomes(runtime, id)), ...(await outcomes(runtime, twin.id))]
  expect(both.sort()).toEqual(['beside', 'run'])
})

test('a slot missed while nothing ran is made up for by one run, recorded as late', async () => {
  const { admin, runtime, id } = await everyMinute()
  await runtime.store.schedules.update(id, { cron: '0 * * * *' })
  const hour = Math.ceil(Date.now() / 3_600_000 + 2) * 3_600_000
  await fireDue(runtime, new Date(hour + 300_000))
  expect((await runtime.store.schedules.slots(id)).items).toMatchObject([
    { outcome: 'late', slot: new Date(hour).toISOString() },
  ])
  await logged(admin, 'schedules.late', [{ subject: id }])
})

test('a clock that was ahead fires nothing twice, and does not silence the schedule', async () => {
  const { runtime, id, soon } = await everyMinute()
  const fire = async (ms: number) => {
    await fireDue(runtime, new Date(soon.getTime() + ms))
    for (const run of (await runtime.store.runs.list({ schedule: id })).items)
      if (run.status !== 'finished') await runtime.store.runs.end(run.id, 'finished')
  }
  const day = 86_400_000
  await fire(0)
  await fire(day)
  await fire(1000)
  await fire(60_000)
  await fire(120_000)
  await fire(day + 1000)
  const slots = (await runtime.store.schedules.slots(id)).items.map(({ slot }) => Date.parse(slot))
  expect(slots).toHaveLength(4)
  expect(new Set(slots).size).toBe(4)
})

test('one schedule that cannot be looked at stops no other', async () => {
  const { runtime, id, soon } = await everyMinute()
  const broken = { name: 'Broken', cron: 'broken', timezone: 'UTC', request, enabled: true, overlap: 'skip' as const }
  await runtime.store.schedules.create(broken)
  await runtime.store.schedules.create({ ...broken, cron: '* * * * *', timezone: 'Mars/X' })
  await fireDue(runtime, soon)
  expect((await runtime.store.runs.list({ schedule: id })).items).toHaveLength(1)
})

test('a moment that cannot be used is passed over once, and the audit log says why', async () => {
  const { admin, runtime, id, soon } = await everyMinute()
  await runtime.store.accounts.remove((await runtime.store.accounts.byNumber(A))?.id ?? '')
  await fireDue(runtime, soon)
  await fireDue(runtime, soon)
  await logged(admin, 'schedules.skip', [{ subject: id, detail: { code: 'nothing_to_collect' } }])
})
