import { sql } from 'kysely'
import { bytesOf, sha256 } from '../../evidence/digest.ts'
import { StoreError } from '../kernel/error.ts'
import type { Db } from '../kernel/schema.ts'
import type { StoredVerdict, VerdictKey } from './verdict.ts'

const LIMIT = 2048

/** Stores the chunks of a group that are not there yet, then links the group to the run in one statement. */
export async function writeVerdicts(
  db: Db,
  key: VerdictKey,
  about: { item: string | null; observedAt: string },
  verdicts: AsyncIterable<StoredVerdict> | Iterable<StoredVerdict>,
): Promise<{ created: boolean; count: number }> {
  const { run, account, region, type, part = '' } = key
  const there = await db
    .selectFrom('runVerdicts')
    .select('verdicts')
    .where(eb => eb.and({ run, account, region, type, part }))
    .executeTakeFirst()
  if (there) return { created: false, count: there.verdicts }
  const chunks: string[] = []
  let count = 0
  for await (const chunk of chunked(verdicts)) {
    chunks.push(await putChunk(db, chunk))
    count += chunk.length
  }
  const { rows } = await sql`
    insert into verdict_groups (observed_at, item, scope, place, list)
    values (${about.observedAt}, ${about.item}, run_scope(${run}, ${account}), place_of(${type}, ${region}, ${part}),
      verdict_list(${count}, ${chunks}::bigint[]))
    on conflict do nothing returning scope`.execute(db)
  return { created: rows.length === 1, count }
}

/**
 * Cut between resources where the hash of the next one's id begins with six zero bits, one in 64: a change of one
 * resource rewrites the verdicts of some 64.
 */
async function* chunked(
  verdicts: AsyncIterable<StoredVerdict> | Iterable<StoredVerdict>,
): AsyncGenerator<StoredVerdict[]> {
  let chunk: StoredVerdict[] = []
  let last: string | undefined
  for await (const verdict of verdicts) {
    const cut = verdict.resource !== last && ((sha256(verdict.resource)[0] ?? 0) < 4 || chunk.length >= LIMIT)
    if (cut && chunk.length > 0) {
      yield chunk
      chunk = []
    }
    last = verdict.resource
    chunk.push(printable(verdict))
  }
  if (chunk.length > 0) yield chunk
}

/** PostgreSQL's text cannot hold NUL. */
function printable(verdict: StoredVerdict): StoredVerdict {
  const { reason, resource } = verdict
  if (!reason.includes('\0') && !resource.includes('\0')) return verdict
  return { ...verdict, reason: reason.replaceAll('\0', '\uFFFD'), resource: resource.replaceAll('\0', '\uFFFD') }
}

async function putChunk(db: Db, chunk: readonly StoredVerdict[]): Promise<string> {
  const digest = sha256(JSON.stringify(chunk.map(verdict => Object.values(COLUMNS).map(column => column(verdict)))))
  return (await chunkId(db, digest)) ?? (await insertChunk(db, digest, chunk)) ?? (await laterId(db, digest))
}

/** What the digest covers, in this order. */
const COLUMNS = {
  check: (verdict: StoredVerdict) => verdict.check,
  status: (verdict: StoredVerdict) => verdict.status,
  region: (verdict: StoredVerdict) => verdict.region,
  resource: (verdict: StoredVerdict) => verdict.resource,
  finding: (verdict: StoredVerdict) => verdict.finding,
  reason: (verdict: StoredVerdict) => verdict.reason,
  resourceDigest: (verdict: StoredVerdict) => verdict.resourceDigest,
}

async function chunkId(db: Db, digest: Buffer): Promise<string | undefined> {
  const { rows } = await sql<{ id: number }>`select id from verdict_chunks where digest = ${digest}`.execute(db)
  return rows[0] && String(rows[0].id)
}

/** One statement, so that a chunk is whole or absent; undefined when another wrote it meanwhile. */
async function insertChunk(db: Db, digest: Buffer, chunk: readonly StoredVerdict[]): Promise<string | undefined> {
  const digests = chunk.map(verdict => (verdict.resourceDigest === null ? null : bytesOf(verdict.resourceDigest)))
  const { rows } = await sql<{ id: number }>`
    with chunk as (
      insert into verdict_chunks (digest, verdicts) values (${digest}, ${chunk.length})
      on conflict do nothing returning id
    ), stored as (
      insert into verdicts (chunk, seq, "check", status, region, resource, finding, reason, resource_digest)
      select chunk.id, v.seq, v."check", v.status, v.region, v.resource, v.finding, v.reason, v.resource_digest
      from chunk, unnest(
        ${chunk.map(COLUMNS.check)}::text[], ${chunk.map(COLUMNS.status)}::text[], ${chunk.map(COLUMNS.region)}::text[],
        ${chunk.map(COLUMNS.resource)}::text[], ${chunk.map(COLUMNS.finding)}::uuid[], ${chunk.map(COLUMNS.reason)}::text[],
        ${digests}::bytea[]
      ) with ordinality as v("check", status, region, resource, finding, reason, resource_digest, seq)
    )
    select id from chunk`.execute(db)
  return rows[0] && String(rows[0].id)
}

async function laterId(db: Db, digest: Buffer): Promise<string> {
  const id = await chunkId(db, digest)
  if (id === undefined) throw new StoreError('conflict', 'The verdicts are being written in another transaction.')
  return id
}
