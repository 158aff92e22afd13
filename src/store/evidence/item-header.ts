import { inflateRawSync } from 'node:zlib'
import { type Digest, digestOf } from '../../evidence/digest.ts'
import { type CallProvenance, type InputItem, type ItemHeader, itemDigest } from '../../evidence/item.ts'
import { StoreError } from '../kernel/error.ts'
import { isPacked, pack, unpack } from '../kernel/packed.ts'
import type { Db } from '../kernel/schema.ts'
import { type Blob, blobOf, contents, parsed } from './contents.ts'
import { HeaderMemo, type HeaderRow } from './header-memo.ts'

/** What differs from run to run; the rest is shared as content. */
type Own = [
  /** 0: the row has it beside the header. */
  base: Digest | 0,
  digest: Digest,
  startedAt: string,
  finishedAt: string,
  sourceAsOf: string | null,
  clockOffsetMs: number | null,
  calls: OwnCall[],
  /** Of a derived item alone. */
  derived?: [computedAt: string, inputs: [id: string, digest: Digest][]],
]
type OwnCall = [firstAt: string, lastAt: string, requestIds: CallProvenance['requestIds']]
type Derived = NonNullable<Own[7]>

/** A header as the content it shares with other runs, and as few bytes as possible of its own. */
export function packHeader(header: ItemHeader): { base: Blob; own: Buffer } {
  const { id: _, digest, collected, calls, inputs, derivation, ...rest } = header
  const { run, principal, startedAt, finishedAt, sourceAsOf, clockOffsetMs, ...shared } = collected
  const base = blobOf({
    ...{ ...rest, collected: { ...shared, principal: principal.split(run) }, calls: calls.map(sharedOfCall) },
    ...(inputs && { inputs: inputs.map(({ type, region }) => ({ type, region })) }),
    ...(derivation && { derivation: { definition: derivation.definition, source: derivation.source } }),
  })
  const own: Own = [
    0,
    digest,
    startedAt,
    finishedAt,
    sourceAsOf,
    clockOffsetMs,
    calls.map(({ firstAt, lastAt, requestIds }) => [firstAt, lastAt, requestIds]),
    ...derivedOf(header),
  ]
  return { base, own: pack(own) }
}

function derivedOf({ inputs, derivation }: ItemHeader): [] | [Derived] {
  return inputs && derivation ? [[derivation.computedAt, inputs.map(({ id, digest }) => [id, digest])]] : []
}

function sharedOfCall({ firstAt: _, lastAt: __, requestIds: ___, ...shared }: CallProvenance) {
  return shared
}

type Base = Omit<ItemHeader, 'id' | 'digest' | 'collected' | 'calls' | 'inputs' | 'derivation'> & {
  readonly inputs?: readonly Pick<InputItem, 'type' | 'region'>[]
  readonly derivation?: Omit<NonNullable<ItemHeader['derivation']>, 'computedAt'>
  readonly collected: Pick<ItemHeader['collected'], 'source' | 'trigger' | 'tool'> & {
    /** What stands around the run: sessions are named after it. Rows of before have none here. */
    readonly principal?: readonly string[]
  }
  readonly calls: readonly Omit<CallProvenance, 'firstAt' | 'lastAt' | 'requestIds'>[]
}

interface Opened {
  readonly row: HeaderRow
  readonly base: Digest
  readonly own: Own
  /** Of a row of before alone, where runs did not share it. */
  readonly principal?: string
}

/** Headers of stored items, in the same order. Throws `corrupt` where one does not match its digest. */
export async function unpackHeaders(db: Db, rows: readonly HeaderRow[]): Promise<ItemHeader[]> {
  const opened = rows.map(open)
  const bases = await contents(db).get([...new Set(opened.map(({ base }) => base))])
  return opened.map(of => joined(bases.get(of.base) as unknown as Base | undefined, of))
}

const MEMO = new HeaderMemo()

/**
 * As {@link unpackHeaders}, for pages: what was unpacked of late, of the same bytes, is not unpacked again. What runs share
 * is read and held against its digest each time.
 */
export async function unpackPage(db: Db, rows: readonly HeaderRow[]): Promise<ItemHeader[]> {
  const found = rows.map(row => ({ row, of: MEMO.get(row) ?? open(row) }))
  const bases = await contents(db).texts([...new Set(found.map(({ of }) => of.base))])
  return found.map(({ row, of }) => {
    const base = bases.get(of.base)
    if ('header' in of && base) return of.header
    const header = joined(base && (parsed(base) as unknown as Base), 'own' in of ? of : open(row))
    MEMO.keep(row, of.base, header)
    return header
  })
}

function open(row: HeaderRow): Opened {
  const packed = isPacked(row.header)
  const own: unknown = packed ? unpack(row.header) : JSON.parse(inflateRawSync(row.header).toString())
  if (!Array.isArray(own)) throw new StoreError('corrupt', 'A stored header of an evidence item is not valid.')
  if (packed) return { row, base: baseOf(row, own as Own), own: own as Own }
  // As it was stored before: deflated text, with id, run and principal.
  const [base, id, digest, run, principal, ...rest] = own as unknown[]
  if (id !== row.id || run !== row.run)
    throw new StoreError('corrupt', `The stored header of evidence item ${row.id} is another's.`)
  const before = [base, digest, ...rest] as unknown as Own
  return { row, base: baseOf(row, before), own: before, principal: String(principal) }
}

function baseOf({ id, base: beside }: HeaderRow, [base]: Own): Digest {
  if (base !== 0) return base
  if (beside === null) throw new StoreError('corrupt', `The stored header of evidence item ${id} names no content.`)
  return digestOf(beside)
}

function joined(base: Base | undefined, { row: { id, run }, own, principal: before }: Opened): ItemHeader {
  const [, digest, startedAt, finishedAt, sourceAsOf, clockOffsetMs, times, derived] = own
  if (!base) throw new StoreError('corrupt', `The stored header of evidence item ${id} is not whole.`)
  const principal = before ?? base.collected.principal?.join(run) ?? ''
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

function derivedFrom(
  { inputs, derivation }: Base,
  own: Derived | undefined,
): Pick<ItemHeader, 'inputs' | 'derivation'> {
  if (!inputs || !derivation || !own) return {}
  const [computedAt, items] = own
  return {
    inputs: inputs.map((input, i) => ({ ...input, id: items[i]?.[0] ?? '', digest: items[i]?.[1] ?? 'sha256:' })),
    derivation: { ...derivation, computedAt },
  }
}
