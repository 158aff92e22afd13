import { Refusal } from '../error.ts'
import { LIMITS } from '../limits.ts'
import { type DirectoryPlace, findDirectory } from './end.ts'
import { type ExtraFields, extraFields, zip64Values } from './extra-fields.ts'
import { type ByteSource, MARK_32, u16, u32 } from './source.ts'

const SIGNATURE = 0x02014b50
const HEADER = 46

/** An entry as the directory states it. */
export interface DirectoryRecord {
  readonly name: string
  /** Of the tool that made it: the system above, the version of the format below. */
  readonly madeBy: number
  readonly needs: number
  readonly flags: number
  readonly method: number
  /** DOS time and date. */
  readonly time: number
  readonly date: number
  readonly crc32: number
  readonly compressedSize: number
  readonly size: number
  /** Where its local header begins. */
  readonly offset: number
  readonly internal: number
  readonly external: number
  readonly comment: number
  readonly disk: number
  /** Null where they are not laid out as such. */
  readonly extra: ExtraFields | null
  /** Its zip64 field holds what the fields mark as held there, and nothing else. */
  readonly zip64Holds: boolean
}

export interface Directory {
  readonly place: DirectoryPlace
  readonly records: readonly DirectoryRecord[]
}

/** @throws Refusal where it is not a directory from its first byte to its last */
export async function readDirectory(source: ByteSource): Promise<Directory> {
  const place = await findDirectory(source)
  const { start, end, entries } = place
  if (entries > LIMITS.entries || end - start > LIMITS.directory)
    throw new Refusal('ZIP_TOO_MANY_ENTRIES', `The zip says it has ${entries} entries.`)
  const bytes = await source.read(start, end)
  const records: DirectoryRecord[] = []
  let at = 0
  while (records.length < entries) {
    const length = HEADER + u16(bytes, at + 28) + u16(bytes, at + 30) + u16(bytes, at + 32)
    if (u32(bytes, at) !== SIGNATURE || at + length > bytes.length)
      throw new Refusal('ZIP_UNREADABLE', 'The directory of the zip is not whole.')
    records.push(recordIn(bytes.subarray(at, at + length)))
    at += length
  }
  if (at !== bytes.length)
    throw new Refusal(
      'ZIP_RECORDS_DISAGREE',
      'The directory of the zip has more in it than the entries it is said to have.',
    )
  return { place, records }
}

function recordIn(bytes: Uint8Array): DirectoryRecord {
  const nameEnd = HEADER + u16(bytes, 28)
  const extra = extraFields(bytes.subarray(nameEnd, nameEnd + u16(bytes, 30)))
  const stated = [u32(bytes, 24), u32(bytes, 20), u32(bytes, 42)]
  const values = zip64Values(extra, stated.filter(value => value === MARK_32).length)
  const [size = 0, compressedSize = 0, offset = 0] = stated.map(value =>
    value === MARK_32 ? (values?.shift() ?? value) : value,
  )
  return {
    name: Buffer.from(bytes.subarray(HEADER, nameEnd)).toString('latin1'),
    madeBy: u16(bytes, 4),
    needs: u16(bytes, 6),
    flags: u16(bytes, 8),
    method: u16(bytes, 10),
    time: u16(bytes, 12),
    date: u16(bytes, 14),
    crc32: u32(bytes, 16),
    ...{ compressedSize, size, offset, extra },
    internal: u16(bytes, 36),
    external: u32(bytes, 38),
    comment: u16(bytes, 32),
    disk: u16(bytes, 34),
    zip64Holds: values !== null,
  }
}
