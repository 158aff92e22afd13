import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { verifyPackage } from '../../../src/package/verify/index.ts'
import { heldAgainst } from '../../../src/package/verify/since.ts'
import { checkLedger } from '../../../src/service/ledger/check-ledger.ts'
import { cancelRun } from '../../../src/service/runs/cancel-run.ts'
import { finishRun } from '../../../src/service/runs/finish-run.ts'
import type { Runtime } from '../../../src/service/runtime/runtime.ts'
import { testService } from '../../api/service.ts'
import { bareEnv, run, start } from '../../cli/command.ts'
import { query } from '../../store/database.ts'
import { AFTER_THE_LEAF, packageOf, RECORDING, refusingAuthority, replay } from '../replayed.ts'

const since = async (old: string, now: string) => {
  const { failures } = await heldAgainst(old, await verifyPackage(now))
  return failures.map(({ code }) => code)
}
const problemsOf = async (runtime: Runtime) => (await checkLedger(runtime)).problems

/** Whoever owns the database can do all of this. */
const tamper = (url: string, text: string) => query(url, `set session_replication_role = replica; ${text}`)

/** Writes the whole ledger anew, with `change` made to what was recorded. */
const rebuild = (url: string, change: string) =>
  tamper(
    url,
    `create temporary table kept as select * from ledger_leaves;
     delete from ledger_rows; delete from ledger_pending;
     ${change};
     insert into ledger_pending (kind, subject, digest, at) select kind, subject, digest, at from kept order by index`,
  )

test('two runs give packages of one ledger, and the later one proves that nothing was rewritten since', async () => {
  const { runtime, admin } = await testService({ work: 'own' })
  const first = await packageOf(runtime, await replay(runtime))
  const second = await packageOf(runtime, await replay(runtime))
  const verified = await verifyPackage(second)
  expect(verified).toMatchObject({ valid: true, failures: [], ledger: { origin: await runtime.store.ledger.origin() } })
  expect(await since(first, second)).toEqual([])
  expect(await since(second, first)).toEqual(['SINCE_NEWER'])
  expect(await checkLedger(runtime)).toMatchObject({ problems: [], checkpoints: expect.any(Number) })

  const env = bareEnv(runtime.config.dataDir)
  const told = await run(['verify', '--since', first, second, '--json'], env)
  expect([told.code, JSON.parse(told.stdout)]).toMatchObject([
    0,
    {
      valid: true,
      ledger: { size: verified.ledger?.size },
      since: { package: (await verifyPackage(first)).manifest?.id },
    },
  ])
  expect((await run(['verify', '--since', first, second], env)).stdout).toMatch(/^since .*nothing was rewritten/m)
  const turned = await run(['verify', '--since', second, first], env)
  expect([turned.code, turned.stdout]).toEqual([1, expect.stringContaining('NOT VALID.\n  SINCE_NEWER')])
  expect(await run(['verify', '--since', 'nowhere.zip', first], env)).toMatchObject({ code: 2 })

  const newest = (await admin('GET', '/v1/ledger')).body
  // The newest entry says that this checkpoint was kept.
  const { size } = newest
  expect([await runtime.store.ledger.grow(), newest.timestamp]).toMatchObject([{ size: size + 1 }, null])
  const from = verified.ledger?.size ?? 0
  const { body } = await admin('GET', `/v1/ledger/consistency?from=${from}`)
  expect(body).toMatchObject({ from: { root: verified.ledger?.root }, to: { size, root: newest.root } })
  const published = await admin('GET', `/v1/ledger/inclusion?kind=package.publish&subject=${verified.manifest?.id}`)
  expect(published.body.index).toBeGreaterThanOrEqual(from)
  expect((await admin('GET', '/v1/ledger/inclusion?kind=package&subject=none')).status).toBe(404)
  expect((await admin('GET', `/v1/ledger/consistency?from=${size + 2}`)).status).toBe(400)
})

test('what is rewritten is named; a ledger that was rebuilt around it signs nothing, or is found out by an older package', async () => {
  const { runtime, database } = await testService({ work: 'own' })
  const first = await packageOf(runtime, await replay(runtime))
  await tamper(database.url, "update packages set label = 'Another'")
  await tamper(database.url, "delete from item_rows where id in (select id from items where type = 'aws.ec2.volume')")
  expect((await problemsOf(runtime)).map(({ code, subject }) => `${code} ${subject.split(' ')[0]}`).sort()).toEqual([
    'row_missing evidence',
    'row_rewritten package',
  ])
  await rebuild(
    database.url,
    "delete from kept where subject not in (select id::text from items) and kind = 'evidence'",
  )
  const refused = await replay(runtime)
  expect(refused).toMatchObject({ status: 'failed', error: { code: 'ledger_rewritten' } })
  expect((await problemsOf(runtime)).map(({ code }) => code)).toContain('checkpoint_mismatch')

  await tamper(database.url, 'delete from ledger_checkpoints')
  const silent = await packageOf(runtime, await replay(runtime))
  expect(await verifyPackage(silent)).toMatchObject({ valid: true })
  expect(await since(first, silent)).toEqual(['SINCE_UNPROVEN'])

  const { size } = (await verifyPackage(first)).ledger ?? { size: 0 }
  await tamper(
    database.url,
    `update ledger_checkpoints set size = ${size}, root = '' where id = (select min(id) from ledger_checkpoints where package is not null)`,
  )
  const lied = await packageOf(runtime, await replay(runtime))
  expect(await since(first, lied)).toEqual(['SINCE_REWRITTEN'])
  expect(await since(silent, lied)).toEqual(['SINCE_UNPROVEN'])
})

test('checkpoints and files on disk are held against what was signed and recorded', async () => {
  const { runtime, database } = await testService({ work: 'own' })
  const file = await packageOf(runtime, await replay(runtime))
  const other = await packageOf(runtime, await replay(runtime))
  const bytes = await readFile(file)
  await writeFile(file, bytes.subarray(1))
  expect(await problemsOf(runtime)).toMatchObject([{ code: 'file_rewritten' }])
  await rm(file)
  expect(await problemsOf(runtime)).toMatchObject([{ code: 'file_missing' }])
  await writeFile(file, await readFile(other))
  const swapped = 'update packages set (sha256, size) = (select sha256, size from packages order by id desc limit 1)'
  await tamper(database.url, `${swapped} where id = (select id from packages order by id limit 1)`)
  expect(await problemsOf(runtime)).toMatchObject([{ code: 'file_rewritten' }])
  await writeFile(file, bytes)
  expect(await problemsOf(runtime)).toMatchObject([{ code: 'file_rewritten' }])
  await tamper(database.url, "update ledger_checkpoints set note = replace(note, chr(10) || '—', chr(10) || '- ')")
  const found = (await problemsOf(runtime)).filter(({ code }) => code === 'checkpoint_rewritten')
  expect(found).toHaveLength((await checkLedger(runtime)).checkpoints)
})

test('a run that is cancelled when its package is in the ledger leaves nothing amiss, and no package', async () => {
  let service: Runtime | undefined
  const authority = await refusingAuthority(async count => {
    const [running] = (await service?.store.runs.list({ status: 'finishing' }))?.items ?? []
    if (count === AFTER_THE_LEAF && service && running) await cancelRun(service, running.id, 'test')
  })
  const { runtime, database } = await testService({ work: 'own', env: { EXHIBIT_TSA_URLS: authority } })
  service = runtime
  const cancelled = await replay(runtime)
  expect(cancelled.status).toBe('cancelled')
  expect(await runtime.store.packages.ofRun(cancelled.id)).toEqual([])
  const { size } = await runtime.store.ledger.grow()
  const kinds = await query<{ kind: string }>(database.url, "select kind from ledger_leaves where kind like 'package%'")
  expect([size, kinds]).toEqual([expect.any(Number), [{ kind: 'package' }]])
  expect(await problemsOf(runtime)).toEqual([])
  const next = await packageOf(runtime, await replay(runtime))
  expect(await verifyPackage(next)).toMatchObject({ valid: true })
  expect(await problemsOf(runtime)).toEqual([])
})

test('two workers that finish a run, because a lease ran out, publish one package', async () => {
  let slow: Runtime | undefined
  let quick: Runtime | undefined
  const authority = await refusingAuthority(async count => {
    const [running] = (await slow?.store.runs.list({ status: 'finishing' }))?.items ?? []
    if (count !== AFTER_THE_LEAF || !slow || !quick || !running) return
    await slow.store.runs.renewFinish(running.id, slow.worker, 0)
    await finishRun(quick, running.id)
  })
  const { runtime, database } = await testService({ work: 'own', env: { EXHIBIT_TSA_URLS: authority } })
  slow = runtime
  quick = (await testService({ database })).runtime
  const ended = await replay(runtime)
  expect(ended.status).toBe('finished')
  expect(await verifyPackage(await packageOf(runtime, ended))).toMatchObject({ valid: true, timestampGap: null })
  // The slow one has its file too before it learns that it came late.
  while ((await readdir(join(database.dataDir, 'packages'))).filter(name => name.endsWith('.zip')).length < 2)
    await sleep(50)
  await sleep(300)
  await runtime.store.ledger.grow()
  const kinds = await query<{ kind: string }>(
    database.url,
    "select kind from ledger_leaves where kind like 'package%' union all select 'checkpoint' from ledger_checkpoints where package is not null",
  )
  const published = ['checkpoint', 'package', 'package', 'package.publish']
  expect(kinds.map(({ kind }) => kind).sort()).toEqual(published)
  expect(await runtime.store.packages.ofRun(ended.id)).toHaveLength(1)
  expect(await problemsOf(runtime)).toEqual([])
})

test('a process killed between the leaf and its package is gone on with, and the check is at peace', async () => {
  const { runtime, database } = await testService()
  const env = { PATH: process.env.PATH, HOME: database.dataDir, DATABASE_URL: database.url }
  const args = ['collect', '--replay', RECORDING, '--region', 'us-east-1', '--type', 'aws.s3.bucket', '--json']
  let kill = () => {}
  const killed = new Promise<void>(resolve => {
    kill = resolve
  })
  const authority = await refusingAuthority(count => (count === AFTER_THE_LEAF ? kill() : undefined))
  const first = start(args, { ...env, EXHIBIT_DATA_DIR: database.dataDir, EXHIBIT_TSA_URLS: authority })
  await killed
  first.child.kill('SIGKILL')
  expect((await first.ended).signal).toBe('SIGKILL')
  expect(await problemsOf(runtime)).toEqual([])
  const second = await run(args, { ...env, EXHIBIT_DATA_DIR: database.dataDir })
  expect([second.code, second.stderr]).toEqual([0, expect.stringContaining('Resuming the run')])
  const { package: path } = JSON.parse(second.stdout) as { package: string }
  expect(await verifyPackage(path)).toMatchObject({ valid: true, timestampGap: null })
  expect(await problemsOf(runtime)).toEqual([])

  const checked = await run(['ledger', 'check', '--json'], { ...env, EXHIBIT_DATA_DIR: database.dataDir })
  expect([checked.code, JSON.parse(checked.stdout).problems]).toEqual([0, []])
  await rm(join(database.dataDir, 'packages'), { recursive: true })
  const found = await run(['ledger', 'check'], { ...env, EXHIBIT_DATA_DIR: database.dataDir })
  expect([found.code, found.stdout]).toEqual([1, expect.stringContaining('file_missing  file of package ')])
})
