/** Numbers that are the same in every run (Mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

type Next = ReturnType<typeof numbers>
/** First byte and length of a part that is structure, not content. */
type Part = readonly [start: number, length: number]

const SIGNATURES = ['PK\x01\x02', 'PK\x03\x04', 'PK\x05\x06', 'PK\x06\x06', 'PK\x06\x07', 'PK\x07\x08'].map(text =>
  Buffer.from(text, 'latin1'),
)
/** Longer than the fields of any header with its name and extra fields. */
const HEADER = 100

/** Where headers, descriptors and records seem to be. */
function structure(zip: Buffer): Part[] {
  return SIGNATURES.flatMap(signature => {
    const parts: Part[] = []
    for (let at = zip.indexOf(signature); at >= 0; at = zip.indexOf(signature, at + 1))
      parts.push([at, Math.min(HEADER, zip.length - at)])
    return parts
  })
}

/** So many zips, each one of `originals` with something changed: mostly in headers and records. Always the same ones. */
export function* mutants(originals: readonly Buffer[], count: number, seed = 1): Generator<Buffer> {
  const next = numbers(seed)
  const parts = originals.map(structure)
  for (let made = 0; made < count; made++) {
    const which = next(originals.length)
    const zip = Buffer.from(originals[which] ?? Buffer.alloc(0))
    yield changed(zip, parts[which] ?? [], next)
  }
}

function changed(zip: Buffer, parts: readonly Part[], next: Next): Buffer {
  for (let changes = 1 + next(3); changes > 0; changes--) {
    const [start, length] = parts[next(parts.length)] ?? [0, zip.length]
    const at = Math.min(next(20) === 0 ? next(zip.length) : start + next(length), zip.length - 4)
    switch (next(7)) {
      case 0:
        zip.writeUInt8(zip.readUInt8(at) ^ (1 << next(8)), at)
        break
      case 1:
        zip.writeUInt8(next(256), at)
        break
      case 2:
        zip.writeUInt16LE([0, 1, 2, 8, 20, 45, 0x800, 0xffff][next(8)] ?? 0, at)
        break
      case 3:
        zip.writeUInt32LE([0, 1, 0xffffffff, zip.length, start, 0x04034b50][next(6)] ?? 0, at)
        break
      case 4: {
        // One header's bytes over another's.
        const [other, size] = parts[next(parts.length)] ?? [0, 4]
        zip.copy(zip, start, other, other + Math.min(size, 4 + next(42)))
        break
      }
      case 5:
        return spliced(zip, at, next)
      default:
        zip.writeUInt16LE((zip.readUInt16LE(at) + 1 + next(3) - 2) & 0xffff, at)
    }
  }
  return zip
}

/** Bytes cut out, put in or said twice. */
function spliced(zip: Buffer, at: number, next: Next): Buffer {
  const count = 1 + next(24)
  const added =
    [Buffer.alloc(0), Buffer.alloc(count, next(256)), zip.subarray(at, at + count)][next(3)] ?? Buffer.alloc(0)
  return Buffer.concat([zip.subarray(0, at), added, zip.subarray(at + next(2) * count)])
}
