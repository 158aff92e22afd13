import type { Server } from 'node:http'
import supertest, { type Response } from 'supertest'
import { onTestFinished } from 'vitest'
import type { Api } from '../../src/api/api.ts'
import { buildApi } from '../../src/api/index.ts'
import { listen } from '../../src/api/listen.ts'
import { readConfig } from '../../src/config.ts'
import { openService } from '../../src/main.ts'
import type { Runtime } from '../../src/service/runtime/runtime.ts'
import type { NewKey } from '../../src/store/index.ts'
import { query, type TestDatabase, testDatabase } from '../store/database.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape.
  readonly body: any
}

export interface Caller {
  readonly secret: string
  (method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
}

export interface TestService {
  readonly database: TestDatabase
  readonly runtime: Runtime
  readonly app: Api
  /** Empty unless it `listens`. */
  readonly url: string
  /** As an admin of the whole installation. */
  readonly admin: Caller
  as(key: Partial<NewKey>): Promise<Caller>
}

interface Options {
  readonly work?: 'shared' | 'own' | 'none'
  readonly env?: Readonly<Record<string, string>>
  readonly database?: TestDatabase
  readonly perMinute?: number
  /** Listens on a free port, for tests that ask at its address. */
  readonly listens?: boolean
}

/** The service as `serve` runs it, on a database of its own. */
export async function testService({
  work = 'none',
  env,
  database,
  perMinute,
  listens,
}: Options = {}): Promise<TestService> {
  const on = database ?? (await testDatabase())
  const config = readConfig({
    EXHIBIT_DATA_DIR: on.dataDir,
    DATABASE_URL: on.url,
    EXHIBIT_PORT: '0',
    EXHIBIT_LOG_LEVEL: process.env.EXHIBIT_LOG_LEVEL ?? 'silent',
    ...env,
  })
  onTestFinished(() => query(on.url, `drop schema if exists exhibit_queue_${on.schema} cascade`).then(() => {}), 60_000)
  const service = await openService(config, { work })
  onTestFinished(() => service.close(), 60_000)
  const { runtime } = service
  const app = await buildApi(runtime, { perMinute })
  const url = listens === true ? await listen(app, { host: '127.0.0.1', port: 0 }) : ''
  await app.ready()
  onTestFinished(() => app.close(), 60_000)
  const as = async (key: Partial<NewKey>) => {
    const { secret } = await runtime.store.keys.create(
      { name: 'Test', scopes: ['read'], accounts: null, expiresAt: null, ...key },
      'test',
    )
    return caller(app.server, secret)
  }
  return { database: on, runtime, app, url, as, admin: await as({ name: 'Alice', scopes: ['admin'] }) }
}

/** Asks a service that listens at an address, or an app that listens nowhere (supertest opens a port for each request). */
export function caller(target: string | Server, secret: string): Caller {
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const asked = supertest(target)
      [verb(method)](path)
      .set({ authorization: `Bearer ${secret}`, ...headers })
    if (body !== undefined) asked.type('application/json').send(JSON.stringify(body))
    const { status, headers: told, body: bytes } = await asked.buffer(true).parse(whole)
    const text = Buffer.isBuffer(bytes) ? bytes.toString() : ''
    const json = /[/+]json/.test(String(told['content-type'] ?? ''))
    return { status, headers: new Headers(told), body: json && text !== '' ? JSON.parse(text) : text }
  }
  return Object.assign(call, { secret })
}

const VERBS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'] as const

function verb(method: string): (typeof VERBS)[number] {
  const found = VERBS.find(name => name === method.toLowerCase())
  if (!found) throw new Error(`no verb ${method}`)
  return found
}

/** The bytes as they come. */
function whole(response: Response, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = []
  const stream = response as unknown as NodeJS.ReadableStream
  stream.on('data', chunk => chunks.push(Buffer.from(chunk)))
  stream.on('end', () => done(null, Buffer.concat(chunks)))
}

/** Every item of a list, page after page. */
export async function everyPage(call: Caller, path: string, between?: () => Promise<unknown>) {
  const items = []
  let cursor: string | null = null
  do {
    const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const { status, body } = await call('GET', path + more)
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`)
    items.push(...body.items)
    cursor = body.next
    if (cursor !== null) await between?.()
  } while (cursor !== null)
  return items
}
