import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verifyPackage } from '../../../src/package/verify/index.ts'
import { testService } from '../../api/service.ts'
import { until } from '../../jobs/worker-process.ts'
import { packageOf, submitReplay } from '../replayed.ts'

test('a package that cannot be written is waited for, and made once it can be', async () => {
  const { runtime, admin, database } = await testService({ work: 'own' })
  const { store } = runtime
  const folder = join(database.dataDir, 'packages')
  await mkdir(database.dataDir, { recursive: true })
  await writeFile(folder, 'no folder')
  expect((await admin('GET', '/readyz')).body).toMatchObject({
    status: 503,
    detail: expect.stringContaining('packages'),
  })
  const { run } = await submitReplay(runtime)
  await until('finishing has failed', async () => (await store.runs.get(run.id)).error !== null)
  const waiting = await admin('GET', `/v1/runs/${run.id}`)
  expect(waiting.body).toMatchObject({
    status: 'finishing',
    error: { code: 'OUTPUT_UNWRITABLE' },
    finishing: { step: null, failures: 1 },
  })
  expect(Date.parse(waiting.body.finishing.retryAt)).toBeGreaterThan(Date.now() - 5_000)
  await rm(folder)
  expect(await admin('POST', `/v1/runs/${run.id}/finish`)).toMatchObject({ status: 202 })
  await until('the run has ended', async () => (await store.runs.get(run.id)).finishedAt !== null)
  const ended = await store.runs.get(run.id)
  expect(ended).toMatchObject({ status: 'finished', error: null })
  expect(await verifyPackage(await packageOf(runtime, ended))).toMatchObject({ valid: true })
  expect(await admin('POST', `/v1/runs/${run.id}/finish`)).toMatchObject({ status: 409 })
  expect((await admin('GET', '/readyz')).status).toBe(200)
})
