import { Refusal } from '../error.ts'
import type { DirectoryRecord } from './directory.ts'
import { HAS_DESCRIPTOR, USUAL_VERSIONS } from './entry-rules.ts'
import { checkKnown, type ExtraFields, extraFields, hasZip64, sameFields, zip64Values } from './extra-fields.ts'
import { type ByteSource, MARK_32, u16, u32, u64 } from './source.ts'

const SIGNATURE = 0x04034b50
const HEADER = 30
const DESCRIPTOR = { signature: 0x08074b50, size: 16, zip64Size: 24 }

/**
 * Holds the local header, and the descriptor behind the data, against the directory: tools that read a zip as a stream see
 * nothing else. The entry must end where `next` begins. Answers where its data begins.
 *
 * @throws Refusal
 */
export async function checkLocal(source: ByteSource, record: DirectoryRecord, next: number): Promise<number> {
  const { offset, compressedSize, flags } = record
  const header = await readUpTo(source, offset, offset + HEADER, next)
  if (u32(header, 0) !== SIGNATURE) throw new Refusal('ENTRY_CORRUPT', 'The entry has no header.')
  const nameEnd = offset + HEADER + u16(header, 26)
  const start = nameEnd + u16(header, 28)
  const names = await readUpTo(source, offset + HEADER, start, next)
  const name = Buffer.from(names.subarray(0, u16(header, 26))).toString('latin1')
  const same =
    name === record.name &&
    u16(header, 6) === flags &&
    u16(header, 8) === record.method &&
    u16(header, 10) === record.time &&
    u16(header, 12) === record.date
  if (!same) throw disagreement()
  if (!USUAL_VERSIONS.includes(u16(header, 4)))
    throw new Refusal('ENTRY_FIELD', 'The entry has a needed version that no package has.')
  const extra = checkKnown(extraFields(names.subarray(u16(header, 26))))
  if (!sameFields(extra, record.extra ?? new Map()))
    throw new Refusal(
      'ENTRY_EXTRA_FIELD',
      'The extra fields of the two headers of the entry disagree, or have another form.',
    )
  checkNumbers(header, extra, record)
  await checkEnd(source, start + compressedSize, { record, next, zip64: hasZip64(extra) })
  return start
}

/** Nothing is read of what belongs to the next entry. */
async function readUpTo(source: ByteSource, start: number, end: number, next: number): Promise<Uint8Array> {
  if (end > next) throw hidden()
  return source.read(start, end)
}

/** Checksum and sizes are those of the directory; where they follow in a descriptor, each of them may be 0 here. */
function checkNumbers(header: Uint8Array, extra: ExtraFields, record: DirectoryRecord): void {
  const inZip64 = hasZip64(extra)
  const [compressed, size] = [u32(header, 18), u32(header, 22)]
  const sizes = inZip64 ? zip64Values(extra, 2) : [size, compressed]
  if (!sizes || (inZip64 && (compressed !== MARK_32 || size !== MARK_32)))
    throw new Refusal('ENTRY_EXTRA_FIELD', 'The zip64 field of the entry does not hold what it should.')
  const later = (record.flags & HAS_DESCRIPTOR) !== 0
  const holds = (stated: number | undefined, real: number) => stated === real || (later && stated === 0)
  if (!holds(u32(header, 14), record.crc32) || !holds(sizes[0], record.size) || !holds(sizes[1], record.compressedSize))
    throw disagreement()
}

interface End {
  readonly record: DirectoryRecord
  readonly next: number
  /** The local header has a zip64 field. */
  readonly zip64: boolean
}

/** Behind the data is the next entry or the directory, with the descriptor before it if the flags say so. */
async function checkEnd(source: ByteSource, at: number, { record, next, zip64 }: End): Promise<void> {
  const rest = next - at
  if ((record.flags & HAS_DESCRIPTOR) === 0) {
    if (rest !== 0) throw hidden()
    return
  }
  const { size, compressedSize, offset } = record
  const large = Math.max(size, compressedSize) >= MARK_32
  // An entry far back may have sizes of either length.
  const may = zip64 || large || offset >= MARK_32 ? [DESCRIPTOR.zip64Size] : []
  if (!zip64 && !large) may.push(DESCRIPTOR.size)
  if (!may.includes(rest)) throw hidden()
  const descriptor = await source.read(at, next)
  const sizes =
    rest === DESCRIPTOR.size ? [u32(descriptor, 8), u32(descriptor, 12)] : [u64(descriptor, 8), u64(descriptor, 16)]
  const same = u32(descriptor, 4) === record.crc32 && sizes[0] === compressedSize && sizes[1] === size
  if (u32(descriptor, 0) !== DESCRIPTOR.signature || !same) throw disagreement()
}

const disagreement = () => new Refusal('ENTRY_HEADERS_DISAGREE', 'The headers of the entry disagree.')

const hidden = () =>
  new Refusal('ZIP_HIDDEN_DATA', 'There is data around the entry that belongs to nothing, or to two entries.')
