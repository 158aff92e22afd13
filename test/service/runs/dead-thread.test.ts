import type { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { verifyPackage } from '../../../src/package/verify/index.ts'
import { testService } from '../../api/service.ts'
import { until } from '../../jobs/worker-process.ts'
import { packageOf, submitReplay } from '../replayed.ts'

test('a run whose build thread dies is tried again, in a new thread, and finished', async () => {
  const { runtime } = await testService({ work: 'shared' })
  const { store } = runtime
  const killed: Worker[] = []
  process.once('worker', worker => {
    killed.push(worker)
    worker.once('online', () => void worker.terminate())
  })
  const { run } = await submitReplay(runtime)
  let failed = run
  await until('finishing has failed', async () => {
    failed = await store.runs.get(run.id)
    return failed.error !== null
  })
  expect(killed.length).toBe(1)
  expect(failed).toMatchObject({
    status: 'finishing',
    error: { code: 'run_failed', message: 'The thread that built the package died.' },
  })

  await until('the run has ended', async () => (await store.runs.get(run.id)).finishedAt !== null)
  const ended = await store.runs.get(run.id)
  expect(ended).toMatchObject({ status: 'finished', error: null })
  expect(await verifyPackage(await packageOf(runtime, ended))).toMatchObject({ valid: true })
  expect(await store.packages.ofRun(run.id)).toHaveLength(1)
})
