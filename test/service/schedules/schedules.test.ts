import { expect, test } from 'vitest'
import { dueSlot, fireDue, fireSchedule, nextSlot } from '../../../src/service/schedules/schedules.ts'
import type { Schedule } from '../../../src/store/index.ts'
import { testService } from '../../api/service.ts'
import { newRun } from '../../store/make-account.ts'

const A = '111111111111'
const request = { ...newRun().request, accounts: [] }
const nightly: Schedule = {
  id: 'x',
  name: 'Nightly',
  cron: '30 2 * * *',
  timezone: 'Europe/Berlin',
  request,
  enabled: true,
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

async function everyMinute() {
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
  await fireDue(runtime, new Date(soon.getTime() + 60_000))
  expect((await runtime.store.runs.list({ schedule: id })).items).toHaveLength(2)
})

test('a moment that cannot be used is passed over once, and the audit log says why', async () => {
  const { admin, runtime, id, soon } = await everyMinute()
  await runtime.store.accounts.remove((await runtime.store.accounts.byNumber(A))?.id ?? '')
  await fireDue(runtime, soon)
  await fireDue(runtime, soon)
  const { items } = (await admin('GET', '/v1/audit-log?action=schedules.skip')).body
  expect(items).toMatchObject([{ subject: id, detail: { code: 'nothing_to_collect' } }])
})
