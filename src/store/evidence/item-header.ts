import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { type Digest, digestOf } from '../../evidence/digest.ts'
import { type CallProvenance, type InputItem, type ItemHeader, itemDigest } from '../../evidence/item.ts'
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
  /** Of a derived item alone. */
  derived?: [computedAt: string, inputs: [id: string, digest: Digest][]],
]
type OwnCall = [firstAt: string, lastAt: string, requestIds: CallProvenance['requestIds']]

/** A header as the content it shares with other runs, and deflated JSON of its own. */
export function packHeader(header: ItemHeader): { base: Blob; own: Buffer } {
  const { id, digest, collected, calls, inputs, derivation, ...rest } = header
  const { run, principal, startedAt, finishedAt, sourceAsOf, clockOffsetMs, ...shared } = collected
  const base = blobOf({
    ...{ ...rest, collected: shared, calls: calls.map(sharedOfCall) },
    ...(inputs && { inputs: inputs.map(({ type, region }) => ({ type, region })) }),
    ...(derivation && { derivation: { definition: derivation.definition, source: derivation.source } }),
  })
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
    ...derivedOf(header),
  ]
  return { base, own: deflateRawSync(JSON.stringify(own)) }
}

function derivedOf({ inputs, derivation }: ItemHeader): [] | [NonNullable<Own[10]>] {
  return inputs && derivation ? [[derivation.computedAt, inputs.map(({ id, digest }) => [id, digest])]] : []
}

function sharedOfCall({ firstAt: _, lastAt: __, requestIds: ___, ...shared }: CallProvenance) {
  return shared
}

type Base = Omit<ItemHeader, 'id' | 'digest' | 'collected' | 'calls' | 'inputs' | 'derivation'> & {
  readonly inputs?: readonly Pick<InputItem, 'type' | 'region'>[]
  readonly derivation?: Omit<NonNullable<ItemHeader['derivation']>, 'computedAt'>
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
  const [, id, digest, run, principal, startedAt, finishedAt, sourceAsOf, clockOffsetMs, times, derived] = own
  if (!base) throw new StoreError('corrupt', `The stored header of evidence item ${id} is not whole.`)
  const collected = { ...base.collected, run, principal, startedAt, finishedAt, sourceAsOf, clockOffsetMs }
  const calls = base.calls.map((call, i) => {
    const [firstAt = '', lastAt = '', requestIds = []] = times[i] ?? []
    return { ...call, firstAt, lastAt, requestIds }
  })
  const { inputs: _, derivation: __, ...shared } = base
  const header: ItemHeader = { ...shared, id, digest, collected, calls, ...derivedFrom(base, derived) }
  if (itemDigest(header) !== digest)
    throw new StoreError('corrupt', `The stored header of evidence item ${id} does not match its digest.`)
  return header
}

function derivedFrom({ inputs, derivation }: Base, own: Own[10]): Pick<ItemHeader, 'inputs' | 'derivation'> {
  if (!inputs || !derivation || !own) return {}
  const [computedAt, items] = own
  return {
    inputs: inputs.map((input, i) => ({ ...input, id: items[i]?.[0] ?? '', digest: items[i]?.[1] ?? 'sha256:' })),
    derivation: { ...derivation, computedAt },
  }
}
