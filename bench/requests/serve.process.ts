import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import Fastify from 'fastify'
import pg from 'pg'
import { buildApi } from '../../src/api/index.ts'
import { listen } from '../../src/api/listen.ts'
import { readConfig } from '../../src/config.ts'
import { openService } from '../../src/main.ts'
import { fill } from '../lists/fill.ts'
import type { Load } from './ask.process.ts'
import { type Statement, statementsOf } from './statements.ts'

const PATHS = ['/v1/runs?limit=50', '/v1/findings?limit=50', '/v1/evidence?limit=50']
const ROUNDS = 3
const LOAD = { atOnce: 16, ms: 2000 }

export interface Measured {
  readonly path: string
  readonly statements: number
  /** Requests a second, by rounds. */
  readonly ours: readonly number[]
  readonly bare: readonly number[]
}

/** Run as a process: serves the API, and beside it routes of a bare Fastify that send the same statements and give their rows. */
const { runtime, close } = await openService(readConfig(process.env), { work: 'none' })
await fill(runtime, process.env.DATABASE_URL ?? '', { accounts: 1, findings: 1000, items: 1000 })
const app = await buildApi(runtime, { perMinute: 100_000_000 })
const url = await listen(app, { host: '127.0.0.1', port: 0 })
const key = { name: 'Bench', scopes: ['read' as const], accounts: null, expiresAt: null }
const { secret } = await runtime.store.keys.create(key, 'bench')
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 })
const bare = Fastify({ logger: false })
const client = new Worker(new URL('./ask.process.ts', import.meta.url))
const noted = new Map<string, Statement[]>()
const asked = (path: string) => app.inject({ url: path, headers: { authorization: `Bearer ${secret}` } })
for (const path of PATHS) {
  await asked(path)
  const statements = await statementsOf(() => asked(path))
  noted.set(path, statements)
  bare.get(path.replace(/\?.*/, ''), () => rowsOf(statements))
}
const bareUrl = await bare.listen({ host: '127.0.0.1', port: 0 })
const measured: Measured[] = []
for (const path of PATHS) {
  const [ours, theirs]: [number[], number[]] = [[], []]
  await perSecond(url + path)
  await perSecond(bareUrl + path)
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await perSecond(url + path))
    theirs.push(await perSecond(bareUrl + path))
  }
  measured.push({ path, statements: noted.get(path)?.length ?? 0, ours, bare: theirs })
}
client.postMessage(null)
await Promise.all([app.close(), bare.close(), pool.end()])
await close()
console.log(JSON.stringify(measured))

async function rowsOf(statements: readonly Statement[]) {
  const rows = []
  for (const { text, values } of statements) rows.push((await pool.query(text, values)).rows)
  return rows
}

async function perSecond(url: string): Promise<number> {
  client.postMessage({ url, secret, ...LOAD } satisfies Load)
  const [rate] = (await once(client, 'message')) as [number]
  return rate
}
