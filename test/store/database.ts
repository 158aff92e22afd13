import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { onTestFinished } from 'vitest'
import { joinServer, openStore, type Store, type StoreOptions } from '../../src/store/index.ts'

/** One embedded server for all test processes of a user; it lives as long as any of them uses it. */
const SHARED = join(tmpdir(), `exhibit-test-${process.getuid?.() ?? 0}`)

export interface TestDatabase {
  /** With a schema of its own as search_path. */
  readonly url: string
  readonly schema: string
  /** An empty directory, for keys and packages. */
  readonly dataDir: string
}

/** A schema of its own on a real PostgreSQL: DATABASE_URL's, else the embedded server. `drop` takes it away, `leave` leaves it there. */
export async function newDatabase(): Promise<TestDatabase & Record<'drop' | 'leave', () => Promise<void>>> {
  const server = process.env.DATABASE_URL === undefined ? await joinServer(SHARED) : undefined
  const base = server?.url ?? process.env.DATABASE_URL ?? ''
  const schema = `t_${randomBytes(6).toString('hex')}`
  const dataDir = await mkdtemp(join(tmpdir(), 'exhibit-data-'))
  await query(base, `create schema ${schema}`)
  const url = new URL(base)
  url.searchParams.set('options', `-c search_path=${schema}`)
  const leave = async () => void (await server?.leave())
  const drop = async () => {
    await query(base, `drop schema ${schema} cascade; drop schema if exists exhibit_queue_${schema} cascade`)
    await rm(dataDir, { recursive: true, force: true })
    await leave()
  }
  return { url: url.href, schema, dataDir, drop, leave }
}

/** One for a test. Dropped when the test passes; kept, and named on stderr, when it fails. */
export async function testDatabase(): Promise<TestDatabase> {
  const { drop, leave, ...database } = await newDatabase()
  onTestFinished(async ({ task }) => {
    if (task.result?.state !== 'fail') await drop()
    else {
      process.stderr.write(`Kept schema ${database.schema} and ${database.dataDir} of "${task.name}".\n`)
      await leave()
    }
  })
  return database
}

/** A store on a database of its own, closed when the test ends. */
export async function testStore(options: Partial<StoreOptions> = {}): Promise<Store> {
  const { url, dataDir } = await testDatabase()
  const store = await openStore({ url, dataDir, ...options })
  onTestFinished(() => store.close())
  return store
}

/** One statement on a connection of its own. */
export async function query<T extends object>(url: string, text: string, values: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(text, values)).rows
  } finally {
    await client.end()
  }
}

export async function allOf<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of stream) all.push(one)
  return all
}
