import { expect, onTestFinished, test } from 'vitest'
import { readable, withoutSecrets } from '../../src/logging.ts'
import { startExhibit, until } from '../jobs/worker-process.ts'
import { query, testDatabase } from '../store/database.ts'
import { caller } from './service.ts'

test('log and metrics tell of the work, with ids, levels as words and ISO times', async () => {
  const { url: DATABASE_URL, dataDir, schema } = await testDatabase()
  onTestFinished(() => query(DATABASE_URL, `drop schema if exists exhibit_queue_${schema} cascade`).then(() => {}))
  const service = startExhibit(['serve'], { DATABASE_URL, EXHIBIT_DATA_DIR: dataDir, EXHIBIT_PORT: '0' })
  await until('it serves', () => /serves/.test(service.said()))
  const url = /serves (http:\S+)/.exec(service.said())?.[1] ?? ''
  const admin = caller(url, /First admin key.*: (exk_\w+)/.exec(service.said())?.[1] ?? '')
  const account = { account: '111122223333', name: 'One', access: { kind: 'profile', profile: 'there-is-none' } }
  expect((await admin('POST', '/v1/accounts', account)).status).toBe(201)
  const { id: run } = (await admin('POST', '/v1/runs', {})).body
  await until('the run has ended', async () => (await admin('GET', `/v1/runs/${run}`)).body.status === 'failed')
  await until('it is logged', () => /could not be finished|run failed/.test(service.said()))

  const lines = service
    .said()
    .split('\n')
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line))
  for (const line of lines)
    expect(line).toMatchObject({
      level: expect.stringMatching(/^(info|warn|error)$/),
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    })
  const told = lines.filter(line => line.run === run).map(line => [line.level, line.msg])
  expect(told).toEqual(
    expect.arrayContaining([
      ['info', 'run submitted'],
      ['info', 'target started'],
      ['info', 'target refused'],
      ['error', 'the run could not be finished'],
    ]),
  )

  const metrics = (await admin('GET', '/metrics')).body as string
  expect(metrics).toContain('exhibit_runs_submitted_total{trigger="api"} 1')
  expect(metrics).toContain('exhibit_runs_total{outcome="failed"} 1')
  expect(metrics).toContain('exhibit_targets_total{outcome="refused"} 1')
  for (const name of ['aws_calls_total', 'collection_gaps_total', 'packages_total', 'package_build_seconds'])
    expect(metrics).toContain(`# TYPE exhibit_${name} `)
  expect(metrics).not.toContain(run)
  expect((await fetch(url)).status).toBe(200)
  expect(await service.kill('SIGTERM')).toBe(0)
})

test('on a terminal a line of the log is one for people, and cannot move its cursor', () => {
  const line = JSON.stringify({ level: 'warn', time: '2026-11-28T22:00:00.000Z', run: 'r1', n: 2, msg: 'a\u001b[2Jb' })
  expect(readable(line)).toBe('2026-11-28T22:00:00.000Z warn a\uFFFD[2Jb (run r1, n 2)')
})

test('a line of the log holds no secret that somebody else wrote, and keeps its ids', () => {
  const token = `ghp_${'a1B2c3D4e5'.repeat(3)}f6G7h8`
  const facts = withoutSecrets({
    run: '0199c0de-0000-7000-8000-000000000001',
    attempt: 2,
    error: { text: `no ${token}` },
  })
  expect(facts).toEqual({
    run: '0199c0de-0000-7000-8000-000000000001',
    attempt: 2,
    error: { text: 'no [redacted: github-token]' },
  })
})
