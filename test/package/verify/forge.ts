import { crc32, deflateRawSync } from 'node:zlib'

/** One entry of a forged zip; every field that is left out is as an honest zip has it. */
export interface ForgedEntry {
  readonly name: string | Buffer
  readonly data: Buffer
  readonly method?: number
  readonly flags?: number
  /** Unix mode in the upper half of the external attributes. */
  readonly mode?: number
  /** The whole external attributes, instead of `mode`. */
  readonly external?: number
  readonly internal?: number
  readonly madeBy?: number
  readonly needs?: number
  readonly time?: number
  readonly date?: number
  readonly disk?: number
  readonly comment?: string
  /** Fields of the local header, where they differ. */
  readonly localName?: string
  readonly localMethod?: number
  readonly localFlags?: number
  readonly localNeeds?: number
  readonly localTime?: number
  readonly localDate?: number
  readonly localCrc?: number
  readonly localCompressedSize?: number
  readonly localSize?: number
  readonly localExtra?: Buffer
  readonly extra?: Buffer
  /** Uncompressed size that the headers claim. */
  readonly claimedSize?: number
  readonly claimedCrc?: number
  /** Compressed size and offset as the directory states them. */
  readonly claimedCompressedSize?: number
  readonly claimedOffset?: number
  /** Compressed bytes as they are, instead of `data` deflated. */
  readonly raw?: Buffer
  /** Bytes hidden behind the entry, or the descriptor. */
  readonly after?: Buffer
}

export interface EndFields {
  readonly disk: number
  readonly directoryDisk: number
  readonly here: number
  readonly entries: number
  readonly size: number
  readonly start: number
}

export interface Zip64Fields extends EndFields {
  readonly rest: number
  readonly needs: number
  readonly locatorDisk: number
  readonly disks: number
  readonly at: number
  /** Bytes between record and locator. */
  readonly between: Buffer
}

export interface ForgedZip {
  readonly before?: Buffer
  readonly beforeDirectory?: Buffer
  readonly beforeEnd?: Buffer
  readonly after?: Buffer
  readonly comment?: string
  /** Number of entries that the end record claims. */
  readonly claimedEntries?: number
  readonly end?: Partial<EndFields>
  /** A zip64 record and locator before the end record. */
  readonly zip64?: Partial<Zip64Fields>
  /** Entries that are in the directory and share the bytes of an entry before them. */
  readonly overlapping?: readonly { readonly name: string; readonly of: string }[]
  /** Puts the records of the directory in another order. */
  readonly reversed?: boolean
}

export const u16 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2)
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value & 0xffff, index * 2)
  return bytes
}
export const u32 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, index * 4)
  return bytes
}
export const u64 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 8)
  for (const [index, value] of values.entries()) bytes.writeBigUInt64LE(BigInt(value), index * 8)
  return bytes
}

/** Mark of a value that is in a zip64 field. */
export const MARK = 0xffffffff
export const HAS_DESCRIPTOR = 0x8

/** Checksum and sizes as they stand behind the data of an entry. */
export const descriptor = (data: Buffer, compressed: number, size = data.length, crc = crc32(data)): Buffer =>
  u32(0x08074b50, crc, compressed, size)

interface Placed {
  readonly entry: ForgedEntry
  readonly offset: number
  readonly compressed: Buffer
  readonly method: number
}

/** A zip with whatever an attacker may write into it. */
export function forgeZip(entries: readonly ForgedEntry[], zip: ForgedZip = {}): Buffer {
  const parts: Buffer[] = [zip.before ?? Buffer.alloc(0)]
  let offset = parts[0]?.length ?? 0
  const add = (...more: Buffer[]) => {
    for (const part of more) {
      parts.push(part)
      offset += part.length
    }
  }
  const placed: Placed[] = entries.map(entry => {
    const method = entry.method ?? 8
    const compressed = entry.raw ?? (method === 8 ? deflateRawSync(entry.data) : entry.data)
    const at = { entry, offset, compressed, method }
    add(localHeader(at), compressed, entry.after ?? Buffer.alloc(0))
    return at
  })
  for (const { name, of } of zip.overlapping ?? []) {
    const other = placed.find(({ entry }) => entry.name === of)
    if (other) placed.push({ ...other, entry: { ...other.entry, name } })
  }
  add(zip.beforeDirectory ?? Buffer.alloc(0))
  const start = offset
  for (const one of zip.reversed ? placed.toReversed() : placed) add(directoryRecord(one))
  const count = zip.claimedEntries ?? placed.length
  const fields = { disk: 0, directoryDisk: 0, here: count, entries: count, size: offset - start, start }
  add(zip.beforeEnd ?? Buffer.alloc(0))
  if (zip.zip64) add(zip64Records({ ...fields, ...zip.zip64 }, offset))
  add(endRecord({ ...fields, ...zip.end }, Buffer.from(zip.comment ?? '')))
  add(zip.after ?? Buffer.alloc(0))
  return Buffer.concat(parts)
}

function endRecord({ disk, directoryDisk, here, entries, size, start }: EndFields, comment: Buffer): Buffer {
  const fields = [u16(disk, directoryDisk, here, entries), u32(size, start), u16(comment.length)]
  return Buffer.concat([u32(0x06054b50), ...fields, comment])
}

function zip64Records(fields: EndFields & Partial<Zip64Fields>, offset: number): Buffer {
  const { disk, directoryDisk, here, entries, size, start, between = Buffer.alloc(0) } = fields
  const { rest = 44, needs = 45, locatorDisk = 0, disks = 1, at = offset } = fields
  return Buffer.concat([
    ...[u32(0x06064b50), u64(rest), u16(45, needs), u32(disk, directoryDisk), u64(here, entries, size, start)],
    between,
    ...[u32(0x07064b50, locatorDisk), u64(at), u32(disks)],
  ])
}

const nameOf = (name: string | Buffer): Buffer => (typeof name === 'string' ? Buffer.from(name) : name)
const DATE = (46 << 9) | (9 << 5) | 30
const crcOf = (entry: ForgedEntry): number => entry.claimedCrc ?? crc32(entry.data)
const sizeOf = (entry: ForgedEntry): number => entry.claimedSize ?? entry.data.length

function localHeader({ entry, compressed, method }: Placed): Buffer {
  const name = nameOf(entry.localName ?? entry.name)
  const extra = entry.localExtra ?? entry.extra ?? Buffer.alloc(0)
  const flags = entry.localFlags ?? entry.flags ?? 0
  const later = (flags & HAS_DESCRIPTOR) !== 0
  const numbers = later ? [0, 0, 0] : [crcOf(entry), compressed.length, sizeOf(entry)]
  const [crc = 0, packed = 0, size = 0] = numbers
  return Buffer.concat([
    u32(0x04034b50),
    u16(entry.localNeeds ?? entry.needs ?? 20, flags, entry.localMethod ?? method),
    u16(entry.localTime ?? entry.time ?? 0, entry.localDate ?? entry.date ?? DATE),
    u32(entry.localCrc ?? crc, entry.localCompressedSize ?? packed, entry.localSize ?? size),
    u16(name.length, extra.length),
    name,
    extra,
  ])
}

function directoryRecord({ entry, compressed, method, offset }: Placed): Buffer {
  const name = nameOf(entry.name)
  const extra = entry.extra ?? Buffer.alloc(0)
  const comment = Buffer.from(entry.comment ?? '')
  return Buffer.concat([
    u32(0x02014b50),
    u16(entry.madeBy ?? (3 << 8) | 63, entry.needs ?? 20, entry.flags ?? 0, method),
    u16(entry.time ?? 0, entry.date ?? DATE),
    u32(crcOf(entry), entry.claimedCompressedSize ?? compressed.length, sizeOf(entry)),
    u16(name.length, extra.length, comment.length, entry.disk ?? 0, entry.internal ?? 0),
    u32(entry.external ?? (entry.mode ?? 0o100644) << 16, entry.claimedOffset ?? offset),
    name,
    extra,
    comment,
  ])
}
