import { sql } from 'kysely'
import type { Resource } from '../../evidence/item.ts'
import type { JsonObject } from '../../evidence/json.ts'
import { StoreError } from '../kernel/error.ts'
import { encodeCursor, type Page } from '../kernel/page.ts'
import type { Db } from '../kernel/schema.ts'
import { found, uuidOr404 } from '../kernel/sql.ts'
import { seenOfRun, type Viewer } from '../kernel/viewer.ts'
import { contents } from './contents.ts'
import { type Member, unpackMembers } from './members.ts'

/** Resources whose values are in memory at once. */
const BATCH = 100

interface Place {
  readonly chunk: number
  readonly member: number
}

/** Every member of an item, ordered by id. */
export async function* readMembers(db: Db, viewer: Viewer, item: string): AsyncGenerator<Resource> {
  for (const digest of await chunksOf(db, viewer, item)) {
    const members = await readChunk(db, digest)
    for (let from = 0; from < members.length; from += BATCH) {
      for (const resource of await filled(db, members.slice(from, from + BATCH))) yield resource
    }
  }
}

export async function pageOfMembers(
  db: Db,
  viewer: Viewer,
  item: string,
  from: Place,
  limit: number,
): Promise<Page<Resource>> {
  const chunks = await chunksOf(db, viewer, item)
  const members: Member[] = []
  let { chunk, member } = from
  for (; members.length < limit; chunk++, member = 0) {
    const digest = chunks[chunk]
    if (!digest) break
    const all = await readChunk(db, digest)
    const taken = all.slice(member, member + limit - members.length)
    members.push(...taken)
    member += taken.length
    if (member < all.length) break
  }
  const next = chunk < chunks.length ? encodeCursor([chunk, member]) : null
  return { items: await filled(db, members), next }
}

async function chunksOf(db: Db, viewer: Viewer, item: string): Promise<Buffer[]> {
  const { rows } = await sql<{ chunks: Buffer[] }>`
    select chunks from items join member_lists using (root)
    where id = ${uuidOr404(item, 'evidence item')} and ${seenOfRun(viewer, 'items')}`.execute(db)
  return found(rows[0], 'evidence item', item).chunks
}

async function readChunk(db: Db, digest: Buffer): Promise<Member[]> {
  const { rows } = await sql<{ body: Buffer }>`select body from chunks where digest = ${digest}`.execute(db)
  const row = rows[0]
  if (!row) throw new StoreError('corrupt', `A stored member list is missing: sha256:${digest.toString('hex')}.`)
  return unpackMembers(digest, row.body)
}

async function filled(db: Db, members: readonly Member[]): Promise<Resource[]> {
  const digests = members.flatMap(({ digest, observedDigest }) =>
    observedDigest ? [digest, observedDigest] : [digest],
  )
  const values = await contents(db).get([...new Set(digests)])
  return members.map(member => ({
    ...member,
    settings: settingsOf(values, member.digest),
    ...(member.observedDigest && { observed: settingsOf(values, member.observedDigest) }),
  }))
}

function settingsOf(values: ReadonlyMap<string, JsonObject>, digest: string): JsonObject {
  const value = values.get(digest)
  if (!value) throw new StoreError('corrupt', `Stored content is missing: ${digest}.`)
  return value
}
