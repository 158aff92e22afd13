import { Refusal } from '../error.ts'
import { type ByteSource, MARK_16, MARK_32, u16, u32, u64 } from './source.ts'

const END = { signature: 0x06054b50, size: 22 }
const LOCATOR = { signature: 0x07064b50, size: 20 }
const RECORD = { signature: 0x06064b50, size: 56, rest: 44, version: 45 }
const LONGEST_COMMENT = 0xffff

/** The directory, which lies right before the records that end the zip. */
export interface DirectoryPlace {
  readonly start: number
  readonly end: number
  readonly entries: number
}

/**
 * Finds the directory by the end record, the last 22 bytes. Some tools go by its offset, some by its size, some by the place
 * of the record itself, some by the zip64 record: all of them must say the same.
 *
 * @throws Refusal
 */
export async function findDirectory(source: ByteSource): Promise<DirectoryPlace> {
  const at = source.size - END.size
  const end = at < 0 ? new Uint8Array(0) : await source.read(at, source.size)
  if (u32(end, 0) !== END.signature || u16(end, 20) !== 0) throw await noEnd(source)
  const stated = [u16(end, 8), u16(end, 10), u32(end, 12), u32(end, 16)] as const
  const marks = [MARK_16, MARK_16, MARK_32, MARK_32]
  const marked = stated.some((value, index) => value === marks[index])
  const zip64 = await zip64Record(source, at)
  if (u16(end, 4) !== 0 || u16(end, 6) !== 0 || marked !== (zip64 !== null)) throw disagreement()
  const values = zip64?.values ?? stated
  const same = stated.every((value, index) => value === marks[index] || value === values[index])
  const [here = 0, entries = 0, size = 0, start = 0] = values
  if (!same || here !== entries) throw disagreement()
  const behind = zip64?.start ?? at
  if (start + size < behind)
    throw new Refusal('ZIP_HIDDEN_DATA', 'There is data between the directory of the zip and its end.')
  if (start + size !== behind) throw disagreement()
  return { start, end: behind, entries }
}

/** Entries here and in all, size and offset of the directory, as zip64 has them; null where the end record has no zip64 locator before it. */
async function zip64Record(source: ByteSource, end: number): Promise<{ start: number; values: number[] } | null> {
  const start = end - LOCATOR.size - RECORD.size
  if (end < LOCATOR.size) return null
  const locator = await source.read(end - LOCATOR.size, end)
  if (u32(locator, 0) !== LOCATOR.signature) return null
  if (start < 0 || u32(locator, 4) !== 0 || u64(locator, 8) !== start || u32(locator, 16) !== 1) throw disagreement()
  const record = await source.read(start, start + RECORD.size)
  const usual =
    u32(record, 0) === RECORD.signature &&
    u64(record, 4) === RECORD.rest &&
    u16(record, 14) === RECORD.version &&
    u32(record, 16) === 0 &&
    u32(record, 20) === 0
  if (!usual) throw disagreement()
  return { start, values: [24, 32, 40, 48].map(offset => u64(record, offset)) }
}

const disagreement = () =>
  new Refusal('ZIP_RECORDS_DISAGREE', 'The records at the end of the zip disagree with each other or with the zip.')

async function noEnd(source: ByteSource): Promise<Refusal> {
  const tail = await source.read(Math.max(0, source.size - END.size - LONGEST_COMMENT), source.size)
  for (let at = tail.length - END.size; at >= 0; at--)
    if (u32(tail, at) === END.signature)
      return new Refusal('ZIP_TRAILING', 'There is a comment or other data after the end of the zip.')
  return new Refusal('ZIP_UNREADABLE', 'The file is not a whole zip.')
}
