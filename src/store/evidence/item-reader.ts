import { sql } from 'kysely'
import type { Resource } from '../../evidence/item.ts'
import type { JsonObject } from '../../evidence/json.ts'
import { StoreError } from '../kernel/error.ts'
import { encodeCursor, type Page } from '../kernel/page.ts'
import type { Db } from '../kernel/schema.ts'
import { found, uuidOr404 } from '../kernel/sql.ts'
import { seenOfRun, type Viewer } from '../kernel/viewer.ts'
import { contents, parsed } from './contents.ts'
import { type Member, unpackMembers } from './members.ts'

/** Resources whose values are read at once: the first, and how many of them at most make how many bytes. */
const FIRST = 32
const MOST = 500
const BYTES = 1024 ** 2

interface Place {
  readonly chunk: number
  readonly member: number
}

/** Every member of an item, ordered by id. Its values may be large: as many are read at once as the last ones allow. */
export async function* readMembers(db: Db, viewer: Viewer, item: string): AsyncGenerator<Resource> {
  let batch = FIRST
  for (const digest of await chunksOf(db, viewer, item)) {
    const members = await readChunk(db, digest)
    for (let from = 0; from < members.length; ) {
      const some = members.slice(from, from + batch)
      const { bytes, resources } = await filled(db, some)
      yield* resources
      from += some.length
      batch = Math.min(MOST, Math.max(1, Math.floor((some.length * BYTES) / Math.max(1, bytes))))
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
  return { items: [...(await filled(db, members)).resources], next }
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

interface Filled {
  /** Of all values, as canonical JSON. */
  readonly bytes: number
  /** Each is made of its JSON when it is asked for. */
  readonly resources: Iterable<Resource>
}

async function filled(db: Db, members: readonly Member[]): Promise<Filled> {
  const digests = members.flatMap(({ digest, observedDigest }) =>
    observedDigest ? [digest, observedDigest] : [digest],
  )
  const texts = await contents(db).texts([...new Set(digests)])
  const bytes = texts.values().reduce((sum, { length }) => sum + length, 0)
  return { bytes, resources: resourcesOf(members, texts) }
}

function* resourcesOf(members: readonly Member[], texts: ReadonlyMap<string, Buffer>): Generator<Resource> {
  for (const member of members)
    yield {
      ...member,
      settings: settingsOf(texts, member.digest),
      ...(member.observedDigest && { observed: settingsOf(texts, member.observedDigest) }),
    }
}

function settingsOf(texts: ReadonlyMap<string, Buffer>, digest: string): JsonObject {
  const text = texts.get(digest)
  if (!text) throw new StoreError('corrupt', `Stored content is missing: ${digest}.`)
  return parsed(text)
}
