import { crc32, deflateRawSync } from 'node:zlib'

/** One entry of a forged zip; every field that is left out is as an honest zip has it. */
export interface ForgedEntry {
  readonly name: string | Buffer
  readonly data: Buffer
  readonly method?: number
  readonly flags?: number
  /** Unix mode in the upper half of the external attributes. */
  readonly mode?: number
  /** The name in the local header, where it differs. */
  readonly localName?: string
  readonly localMethod?: number
  readonly extra?: Buffer
  /** Uncompressed size that the headers claim. */
  readonly claimedSize?: number
  readonly claimedCrc?: number
  /** Compressed bytes as they are, instead of `data` deflated. */
  readonly raw?: Buffer
  /** Bytes hidden behind the entry. */
  readonly after?: Buffer
}

export interface ForgedZip {
  readonly before?: Buffer
  readonly beforeDirectory?: Buffer
  readonly beforeEnd?: Buffer
  readonly after?: Buffer
  readonly comment?: string
  /** Number of entries that the end record claims. */
  readonly claimedEntries?: number
  /** Entries that are in the directory and share the bytes of an entry before them. */
  readonly overlapping?: readonly { readonly name: string; readonly of: string }[]
}

const u16 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2)
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value & 0xffff, index * 2)
  return bytes
}
const u32 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, index * 4)
  return bytes
}

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
  for (const one of placed) add(directoryRecord(one))
  const size = offset - start
  const count = zip.claimedEntries ?? placed.length
  const comment = Buffer.from(zip.comment ?? '')
  add(zip.beforeEnd ?? Buffer.alloc(0))
  add(u32(0x06054b50), u16(0, 0, count, count), u32(size, start), u16(comment.length), comment)
  add(zip.after ?? Buffer.alloc(0))
  return Buffer.concat(parts)
}

const nameOf = (name: string | Buffer): Buffer => (typeof name === 'string' ? Buffer.from(name) : name)
const DATE = (46 << 9) | (9 << 5) | 30

function sizesOf({ entry, compressed }: Placed): Buffer {
  const crc = entry.claimedCrc ?? crc32(entry.data)
  return u32(crc, compressed.length, entry.claimedSize ?? entry.data.length)
}

function localHeader(at: Placed): Buffer {
  const name = nameOf(at.entry.localName ?? at.entry.name)
  const extra = at.entry.extra ?? Buffer.alloc(0)
  const head = u16(20, at.entry.flags ?? 0, at.entry.localMethod ?? at.method, 0, DATE)
  return Buffer.concat([u32(0x04034b50), head, sizesOf(at), u16(name.length, extra.length), name, extra])
}

function directoryRecord(at: Placed): Buffer {
  const name = nameOf(at.entry.name)
  const extra = at.entry.extra ?? Buffer.alloc(0)
  return Buffer.concat([
    u32(0x02014b50),
    u16((3 << 8) | 63, 20, at.entry.flags ?? 0, at.method, 0, DATE),
    sizesOf(at),
    u16(name.length, extra.length, 0, 0, 0),
    u32((at.entry.mode ?? 0o100644) << 16, at.offset),
    name,
    extra,
  ])
}
