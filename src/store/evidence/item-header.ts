import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { type Digest, digestOf } from '../../evidence/digest.ts'
import { type CallProvenance, type ItemHeader, itemDigest } from '../../evidence/item.ts'
import { StoreError } from '../kernel/error.ts'
import type { Db } from '../kernel/schema.ts'
import { type Blob, blobOf, contents } from './contents.ts'

/** What differs from run to run; the rest is shared as content. */
type Own = [
  base: Digest,
  id: string,
  digest: Digest,
  run: string,
  principal: string,
  startedAt: string,
  finishedAt: string,
  sourceAsOf: string | null,
  clockOffsetMs: number | null,
  calls: OwnCall[],
]
type OwnCall = [firstAt: string, lastAt: string, requestIds: CallProvenance['requestIds']]

/** A header as the content it shares with other runs, and deflated JSON of its own. */
export function packHeader(header: ItemHeader): { base: Blob; own: Buffer } {
  const { id, digest, collected, calls, ...rest } = header
  const { run, principal, startedAt, finishedAt, sourceAsOf, clockOffsetMs, ...shared } = collected
  const base = blobOf({ ...rest, collected: shared, calls: calls.map(sharedOfCall) })
  const own: Own = [
    digestOf(base.digest),
    id,
    digest,
    run,
    principal,
    startedAt,
    finishedAt,
    sourceAsOf,
    clockOffsetMs,
    calls.map(({ firstAt, lastAt, requestIds }) => [firstAt, lastAt, requestIds]),
  ]
  return { base, own: deflateRawSync(JSON.stringify(own)) }
}

function sharedOfCall({ firstAt: _, lastAt: __, requestIds: ___, ...shared }: CallProvenance) {
  return shared
}

type Base = Omit<ItemHeader, 'id' | 'digest' | 'collected' | 'calls'> & {
  readonly collected: Pick<ItemHeader['collected'], 'source' | 'trigger' | 'tool'>
  readonly calls: readonly Omit<CallProvenance, 'firstAt' | 'lastAt' | 'requestIds'>[]
}

/** Headers of stored items, in the same order. Throws `corrupt` where one does not match its digest. */
export async function unpackHeaders(db: Db, rows: readonly { header: Buffer }[]): Promise<ItemHeader[]> {
  const owns = rows.map(ownOf)
  const bases = await contents(db).get([...new Set(owns.map(([base]) => base))])
  return owns.map(own => joined(bases.get(own[0]) as unknown as Base | undefined, own))
}

function ownOf({ header }: { header: Buffer }): Own {
  const own: unknown = JSON.parse(inflateRawSync(header).toString())
  if (!Array.isArray(own)) throw new StoreError('corrupt', 'A stored header of an evidence item is not valid.')
  return own as Own
}

function joined(base: Base | undefined, own: Own): ItemHeader {
  const [, id, digest, run, principal, startedAt, finishedAt, sourceAsOf, clockOffsetMs, times] = own
  if (!base) throw new StoreError('corrupt', `The stored header of evidence item ${id} is not whole.`)
  const collected = { ...base.collected, run, principal, startedAt, finishedAt, sourceAsOf, clockOffsetMs }
  const calls = base.calls.map((call, i) => {
    const [firstAt = '', lastAt = '', requestIds = []] = times[i] ?? []
    return { ...call, firstAt, lastAt, requestIds }
  })
  const header: ItemHeader = { ...base, id, digest, collected, calls }
  if (itemDigest(header) !== digest)
    throw new StoreError('corrupt', `The stored header of evidence item ${id} does not match its digest.`)
  return header
}
