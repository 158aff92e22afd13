import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startMoto } from '../../demo/kit/moto.ts'
import { caller } from '../api/service.ts'
import { startExhibit, until } from '../jobs/worker-process.ts'
import { hasMoto } from '../kit/collect.ts'
import { killServer } from '../store/embedded/processes.ts'
import { scratch, start } from './command.ts'

function place() {
  const made = scratch()
  const data = made.env.EXHIBIT_DATA_DIR ?? ''
  onTestFinished(async () => {
    await killServer(data)
    made.remove()
  })
  return { env: { ...made.env, EXHIBIT_PORT: '0' }, data }
}

test('a run goes on to its end when the embedded database is killed under it', async () => {
  const { env, data } = place()
  const demo = start(['demo', '--exit'], env)
  await demo.until('Reading account')
  await killServer(data)
  await demo.until('The database ended unexpectedly')
  const { code, stderr, stdout } = await demo.ended
  expect({ code, stderr }).toMatchObject({ code: 0 })
  expect(stderr).toMatch(/VALID/)
  expect(stdout).not.toMatch(/not read|reading_failed/)
}, 180_000)

test.skipIf(!hasMoto)(
  'so does a run of a service',
  async () => {
    const moto = await startMoto()
    onTestFinished(() => moto.stop())
    const { env, data } = place()
    const aws = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: 'us-east-1' }
    const service = startExhibit(['serve'], { ...(env as Record<string, string>), ...aws, AWS_ENDPOINT_URL: moto.url })
    await until('it serves', () => /serves http/.test(service.said()), 120_000)
    const found = (pattern: RegExp) => pattern.exec(service.said())?.[1] ?? ''
    const admin = caller(found(/serves (http:\S+)/), found(/(exk_[0-9a-f]{64})/))
    const account = { account: '123456789012', name: 'Emulated', access: { kind: 'ambient' } }
    expect((await admin('POST', '/v1/accounts', account)).status).toBe(201)
    const asked = { accounts: ['123456789012'], regions: ['us-east-1'], types: ['aws.s3.bucket', 'aws.iam.user'] }
    const { id } = (await admin('POST', '/v1/runs', asked)).body
    await until('it collects', async () => (await admin('GET', `/v1/runs/${id}`)).body.status !== 'queued')
    await killServer(data)
    const state = async () => (await admin('GET', `/v1/runs/${id}`)).body
    await until('the run has ended', async () => /^(finished|failed)$/.test((await state()).status), 150_000)
    const { status, outcome, coverage } = await state()
    expect([status, outcome, coverage.targets.done]).toEqual(['finished', 'complete', 1])
    expect(service.said()).toContain('The database ended unexpectedly')
    expect(await service.kill('SIGTERM')).toBe(0)
  },
  240_000,
)

test('a service whose database cannot be brought back ends, and not well', async () => {
  const { env, data } = place()
  const service = start(['serve'], env)
  await service.until('Exhibit serves')
  writeFileSync(join(data, 'postgres/data/PG_VERSION'), '9\n')
  await killServer(data)
  const { code, stderr } = await service.ended
  expect(code).toBe(3)
  expect(stderr.trim().split('\n').at(-1)).toMatch(
    /^exhibit: The database in .* was made by PostgreSQL 9.* \[data_dir_version\]$/,
  )
  rmSync(data, { recursive: true, force: true })
})
