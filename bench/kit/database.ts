import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { joinServer } from '../../src/store/index.ts'
import { inFolder } from './folder.ts'

/** A schema of its own on a real PostgreSQL, and an empty data directory beside it. */
export interface Place {
  readonly url: string
  readonly schema: string
  readonly dataDir: string
}

/** Starts PostgreSQL (or takes that of DATABASE_URL) for as long as `work` takes; `newPlace` gives as many as are needed. */
export const onDatabase = <T>(work: (newPlace: () => Promise<Place>) => Promise<T>): Promise<T> =>
  inFolder(async folder => {
    const server = process.env.DATABASE_URL === undefined ? await joinServer(folder) : undefined
    const base = server?.url ?? process.env.DATABASE_URL ?? ''
    const places: Place[] = []
    try {
      return await work(async () => {
        const place = await makePlace(base, folder)
        places.push(place)
        return place
      })
    } finally {
      for (const { schema } of places) await query(base, `drop schema ${schema} cascade`)
      await server?.leave()
    }
  })

async function makePlace(base: string, folder: string): Promise<Place> {
  const schema = `bench_${randomBytes(6).toString('hex')}`
  await query(base, `create schema ${schema}`)
  const url = new URL(base)
  url.searchParams.set('options', `-c search_path=${schema}`)
  return { url: url.href, schema, dataDir: `${folder}/${schema}` }
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
