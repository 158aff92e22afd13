import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { buildApi } from '../../src/api/index.ts'
import { listen } from '../../src/api/listen.ts'
import { readConfig } from '../../src/config.ts'
import { openService } from '../../src/main.ts'
import type { Answered, Asking } from './ask.process.ts'
import { fill, type Size } from './fill.ts'

/** Run as a process: the places and sizes as JSON; serves each, and prints how long lists of either took. */
export interface Place extends Size {
  readonly url: string
  readonly dataDir: string
}

const LISTS = [
  '/v1/findings?limit=50',
  '/v1/findings?limit=50&status=fail',
  '/v1/findings?limit=50&severity=high',
  '/v1/evidence?limit=50',
  '/v1/evidence?limit=50&account=100000000000',
  '/v1/runs?limit=50',
  '/v1/deliveries?limit=50',
  '/v1/deliveries?limit=50&status=dead',
  '/v1/events?limit=50',
  '/v1/packages?limit=50',
  '/v1/audit-log?limit=50',
]

const places = JSON.parse(process.argv[2] ?? '') as Place[]
const served = []
const closing: (() => Promise<unknown>)[] = []
for (const place of places) {
  const env = { DATABASE_URL: place.url, EXHIBIT_DATA_DIR: place.dataDir, EXHIBIT_LOG_LEVEL: 'error' }
  const { runtime, close } = await openService(readConfig(env), { work: 'none' })
  await fill(runtime, place.url, place)
  const app = await buildApi(runtime, { perMinute: 10_000_000 })
  const url = await listen(app, { host: '127.0.0.1', port: 0 })
  const key = { name: 'Bench', scopes: ['admin' as const], accounts: null, expiresAt: null }
  served.push({ url, secret: (await runtime.store.keys.create(key, 'bench')).secret })
  closing.push(() => app.close(), close)
}
const asking: Asking = { bases: served, lists: LISTS, rounds: Number(process.argv[3]) }
const client = new Worker(new URL('./ask.process.ts', import.meta.url), { workerData: asking })
const [answered] = (await once(client, 'message')) as [Answered[]]
for (const close of closing) await close()
console.log(JSON.stringify(answered))
