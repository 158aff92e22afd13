import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Webhook } from 'standardwebhooks'
import { expect, test, vi } from 'vitest'
import { verifyPackage } from '../../src/package/verify/index.ts'
import { heldAgainst } from '../../src/package/verify/since.ts'
import { deliver } from '../../src/service/deliveries/deliver.ts'
import { checkLedger } from '../../src/service/ledger/check-ledger.ts'
import { migrate } from '../../src/store/index.ts'
import { MIGRATIONS } from '../../src/store/migrations/index.ts'
import { caller, everyPage, testService } from '../api/service.ts'
import { startReceiver } from '../deliver/receiver.ts'
import { packageOf, replay } from '../service/replayed.ts'
import { query, type TestDatabase, testDatabase } from '../store/database.ts'

vi.setConfig({ testTimeout: 180_000 })

const here = (name: string) => join(import.meta.dirname, name)
const OLD = JSON.parse(readFileSync(here('old.json'), 'utf8')) as { readonly key: string; readonly hook: string }

/** An installation as the version of `make.sh` left it: its database, and its data directory. */
async function oldInstallation(): Promise<TestDatabase> {
  const database = await testDatabase()
  const dump = gunzipSync(readFileSync(here('old.sql.gz'))).toString()
  await query(database.url, dump.replaceAll('exhibit_old.', `${database.schema}.`))
  execFileSync('tar', ['--extract', '--gzip', '--directory', database.dataDir, '--file', here('old-data.tar.gz')])
  return database
}

test('an installation of an earlier version goes on with today’s: nothing of it is lost, and it makes the next package', async () => {
  const database = await oldInstallation()
  const applied = await migrate({ ...database, progress: () => {} })
  expect(applied).toEqual(Object.keys(MIGRATIONS).filter(name => name > '0006-attempts'))
  const { runtime, app } = await testService({
    database,
    work: 'own',
    env: { EXHIBIT_ALLOW_PRIVATE_DESTINATIONS: 'true' },
  })
  const admin = caller(app.server, OLD.key)
  expect(await checkLedger(runtime)).toMatchObject({ problems: [] })

  // What was there is there, as it was.
  const one = async (path: string) => {
    const [first, ...more] = await everyPage(admin, path)
    expect(more).toEqual([])
    return first
  }
  const before = await one('/v1/runs?limit=10')
  expect(before).toMatchObject({ label: 'Before the upgrade', status: 'finished' })
  const evidence = await everyPage(admin, `/v1/evidence?run=${before.id}`)
  expect(evidence.map(({ type }) => type).sort()).toEqual(['aws.ec2.volume', 'aws.s3.bucket'])
  const accepted = await everyPage(admin, '/v1/findings?check=s3-bucket-mfa-delete-enabled&limit=500')
  expect(accepted.length).toBeGreaterThan(5)
  for (const { acceptance } of accepted) expect(acceptance).toMatchObject({ owner: 'Platform' })
  expect(await one('/v1/accounts?limit=10')).toMatchObject({ account: '111111111111' })
  const schedule = await one('/v1/schedules?limit=10')
  expect(schedule).toMatchObject({ name: 'Nightly', overlap: 'skip', nextRunAt: expect.any(String) })
  expect((await everyPage(admin, '/v1/keys?limit=10')).map(({ name }) => name)).toContain('Bob')
  const old = await one('/v1/packages?limit=10')
  const content = await admin('GET', `/v1/packages/${old.id}/content`)
  expect([content.status, content.headers.get('etag')]).toEqual([200, `"${old.sha256}"`])
  const oldFile = join(database.dataDir, 'packages', `${old.id}.zip`)
  expect(await verifyPackage(oldFile)).toMatchObject({ valid: true, failures: [] })

  // What could not be delivered then is delivered now, signed with the secret of then.
  const receiver = await startReceiver()
  const destination = await one('/v1/destinations?limit=10')
  const moved = await admin('PATCH', `/v1/destinations/${destination.id}`, { config: { url: receiver.url } })
  expect(moved.status).toBe(200)
  const waiting = await one('/v1/deliveries?limit=10')
  await admin('POST', `/v1/deliveries/${waiting.id}/replay`)
  await deliver(runtime, waiting.id)
  // The service's own sender may have been first.
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), 30_000)
  const [received] = receiver.received
  if (!received) throw new Error('nothing was delivered')
  expect(new Webhook(OLD.hook).verify(received.body, received.headers)).toMatchObject({ data: { package: old.id } })

  // The next run and its package continue what was.
  const run = await replay(runtime, 'After the upgrade')
  const next = await verifyPackage(await packageOf(runtime, run))
  expect(await heldAgainst(oldFile, next)).toMatchObject({ valid: true, failures: [] })
  expect(await checkLedger(runtime)).toMatchObject({ problems: [] })
})

/** Tables of then that are views now. */
const SHOWN = [
  'select id, run, account, region, type, root, members, gaps, field_gaps, list_gap, finished_at, header from items order by id',
  `select run, account, region, type, part, item, observed_at, verdicts, chunks from run_verdicts
   order by run, account, region, type, part`,
  'select index, kind, subject, digest, at, nodes from ledger_leaves order by index',
]

test('what stands once from now on is shown as it was', async () => {
  const database = await oldInstallation()
  // Of two runs, one with another account, so that numbers are told apart.
  await query(
    database.url,
    `set session_replication_role = replica;
     insert into items select gen_random_uuid(), r.id, '222222222222', region, type, root, members, gaps + n, field_gaps, list_gap,
       finished_at, header from items, (select gen_random_uuid() as id, n from generate_series(1, 2) n) r;
     insert into run_verdicts select r.id, '222222222222', region, type, part, null, observed_at, verdicts, chunks
       from run_verdicts, (select gen_random_uuid() as id, n from generate_series(1, 2) n) r`,
  )
  const rows = () => Promise.all(SHOWN.map(text => query(database.url, text)))
  const before = await rows()
  expect(before.map(({ length }) => length > 2)).toEqual([true, true, true])
  await migrate({ ...database, progress: () => {} })
  expect(await rows()).toEqual(before)
  // Of what was unchanged there is one row, whatever the number of runs.
  const [{ lists, states }] = (await query(
    database.url,
    `select (select count(*) = count(distinct chunks) from verdict_lists) as lists,
      (select count(*) = count(distinct (root, members, gaps, field_gaps, list_gap)) from item_states) as states`,
  )) as [{ lists: boolean; states: boolean }]
  expect({ lists, states }).toEqual({ lists: true, states: true })
})

test('every list of the API answers over it', async () => {
  const { app } = await testService({ database: await oldInstallation() })
  const admin = caller(app.server, OLD.key)
  const { paths } = app.swagger() as unknown as {
    paths: Record<string, { get?: { parameters?: { in: string; name: string }[] } }>
  }
  const lists = Object.entries(paths).filter(
    ([path, { get }]) => !path.includes('{') && get?.parameters?.some(({ name }) => name === 'cursor'),
  )
  expect(lists.length).toBeGreaterThan(10)
  for (const [path] of lists) {
    const { status, body } = await admin('GET', `${path}?limit=5`)
    expect([path, status, Array.isArray(body.items)]).toEqual([path, 200, true])
  }
})
