import { v7 } from 'uuid'
import { expect, test, vi } from 'vitest'
import { startExhibit, until } from '../../jobs/worker-process.ts'
import { caller, type TestService, testService } from '../service.ts'
import { databaseProxy, type Moment } from './database-proxy.ts'

// Each kill takes the start of a service.
vi.setConfig({ testTimeout: 240_000 })

/** A statement of its own, not a word in what is written (values end with no zero byte). */
const COMMIT = ['update "idempotency_keys"', 'commit\0']

/** Moments of starting a run, and whether its writing stays. */
const MOMENTS: Readonly<Record<string, Moment & { readonly stays: boolean }>> = {
  'before it is written': { says: ['insert into "runs"'], heard: false, stays: false },
  'before the commit': { says: COMMIT, heard: false, stays: false },
  'after the commit': { says: COMMIT, heard: true, stays: true },
  'after the queue was told': { says: ['.111111111111.global.0'], heard: true, stays: true },
}

/** Asks a service of its own, over the same database, and kills it at the moment; the answer is lost. */
async function killedAt({ database, admin }: TestService, moment: Moment, ask: Ask): Promise<void> {
  const proxy = await databaseProxy(database.url)
  const victim = startExhibit(['serve', '--role', 'api'], {
    ...{ DATABASE_URL: proxy.url, EXHIBIT_DATA_DIR: database.dataDir, EXHIBIT_PORT: '0' },
  })
  await until('it serves', () => /serves http/.test(victim.said()), 120_000)
  const url = /serves (http:\S+)/.exec(victim.said())?.[1] ?? ''
  let killed = false
  proxy.at(moment, () => {
    killed = true
    void victim.kill('SIGKILL')
  })
  const answer = ask(caller(url, admin.secret)).then(
    ({ status }) => status,
    () => 'lost',
  )
  expect([await answer, killed, await victim.ended]).toEqual(['lost', true, 'SIGKILL'])
}

type Ask = (call: TestService['admin']) => ReturnType<TestService['admin']>

/** The transaction of who died ends when the database sees its connection gone. */
async function repeated(service: TestService, ask: Ask): ReturnType<Ask> {
  let answer = await ask(service.admin)
  await until('the dead request is over', async () => {
    if (answer.body.code === 'idempotency_in_progress') answer = await ask(service.admin)
    return answer.body.code !== 'idempotency_in_progress'
  })
  return answer
}

async function withAccount(): Promise<TestService> {
  const service = await testService()
  const access = { kind: 'profile', profile: 'there-is-none' } as const
  const account = { account: '111111111111', name: 'Production', access, regions: null, tags: {}, enabled: true }
  await service.runtime.store.accounts.create(account)
  return service
}

test('a run that is asked for twice with one key is one run, wherever the service is killed', async () => {
  const service = await withAccount()
  for (const [label, moment] of Object.entries(MOMENTS)) {
    const key = v7()
    const ask: Ask = call => call('POST', '/v1/runs', { label }, { 'idempotency-key': key })
    const runs = async () =>
      (await service.admin('GET', '/v1/runs')).body.items.filter((run: { label: string }) => run.label === label)
    await killedAt(service, moment, ask)
    const { status, headers, body } = await repeated(service, ask)
    expect([label, status, headers.get('idempotency-replayed')]).toEqual([label, 202, moment.stays ? 'true' : null])
    expect([label, ...(await runs()).map(({ id }: { id: string }) => id)]).toEqual([label, body.id])
    expect((await service.runtime.store.targets.list(body.id)).map(({ region }) => region)).toEqual(['global'])
  }
  expect((await service.runtime.store.ledger.check()).problems).toEqual([])
})

test.each([
  ['schedules', { name: 'Nightly', cron: '0 3 * * *', timezone: 'UTC', request: {} }],
  ['destinations', { name: 'GRC', url: 'https://grc.example.com/hook' }],
])('of %s one is made, where the answer was lost after the commit', async (table, asked) => {
  const service = await withAccount()
  const ask: Ask = call => call('POST', `/v1/${table}`, asked, { 'idempotency-key': 'once' })
  await killedAt(service, { says: COMMIT, heard: true }, ask)
  const { status, headers, body } = await repeated(service, ask)
  expect([status, headers.get('idempotency-replayed'), body.secret ?? null]).toEqual([201, 'true', null])
  expect((await service.admin('GET', `/v1/${table}`)).body.items.map(({ id }: { id: string }) => id)).toEqual([body.id])
})
