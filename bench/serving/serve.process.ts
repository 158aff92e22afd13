import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { buildApi } from '../../src/api/index.ts'
import { listen } from '../../src/api/listen.ts'
import { readConfig } from '../../src/config.ts'
import { openService } from '../../src/main.ts'
import { finishRun } from '../../src/service/runs/finish-run.ts'
import { recordRun } from '../accounts/record-run.ts'

export interface Asking {
  readonly urls: readonly string[]
  readonly secret: string
}

/** Run as a process: `ACCOUNTS`; serves the API, and prints how long answers took while idle and while packages were built. */
const begun = performance.now()
const { runtime, close } = await openService(readConfig(process.env), { work: 'none' })
const app = await buildApi(runtime, { perMinute: 1_000_000 })
const address = await listen(app, { host: '127.0.0.1', port: 0 })
const startSeconds = (performance.now() - begun) / 1000
const key = { name: 'Bench', scopes: ['read' as const], accounts: null, expiresAt: null }
const { secret } = await runtime.store.keys.create(key, 'bench')
await finishRun(runtime, await recordRun(runtime, 1, 40))
const run = await recordRun(runtime, Number(process.argv[2]), 40)
const urls = [`${address}/v1/runs/${run}`, `${address}/v1/findings?limit=50`]
const idle = await asking(() => sleep(5000))
const busy = await asking(() => finishRun(runtime, run))
const { status, error } = await runtime.store.runs.get(run)
await app.close()
await close()
if (status !== 'finished') throw new Error(`the run ended as ${status}: ${error?.message}`)
console.log(JSON.stringify({ startSeconds, idle, busy }))

async function asking(work: () => Promise<unknown>): Promise<number[]> {
  const client = new Worker(new URL('./ask.process.ts', import.meta.url), {
    workerData: { urls, secret } satisfies Asking,
  })
  await once(client, 'online')
  await work()
  client.postMessage('end')
  const [took] = (await once(client, 'message')) as [number[]]
  return took
}
