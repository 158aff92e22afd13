import { Refusal } from '../error.ts'
import { LIMITS } from '../limits.ts'
import type { DirectoryRecord } from './directory.ts'
import { checkKnown } from './extra-fields.ts'

export const STORED = 0
export const DEFLATED = 8
/** Checksum and sizes follow the data. */
export const HAS_DESCRIPTOR = 0x8

/** Of the content, of the directory's record, of some of the headers. */
const ENCRYPTED = 0x1 | 0x40 | 0x2000
/** How hard it was tried to compress, a descriptor behind the data, names in UTF-8. */
const USUAL_FLAGS = 0x2 | 0x4 | HAS_DESCRIPTOR | 0x800
/** What is needed for stored, for deflated entries and for zip64. */
export const USUAL_VERSIONS: readonly number[] = [10, 20, 45]
/** The newest version of the format. */
const NEWEST = 63
const [DOS, UNIX] = [0, 3]
const [TYPE_BITS, REGULAR, FOLDER] = [0o170000, 0o100000, 0o040000]
const [PERMISSIONS, OWNER_READS] = [0o777, 0o400]
const [DOS_READ_ONLY, DOS_FOLDER, DOS_ARCHIVE] = [0x01, 0x10, 0x20]

/**
 * Every field that some tool goes by when it unpacks must have a value by which all of them make the same plain file.
 *
 * @throws Refusal
 */
export function checkRecord(record: DirectoryRecord): void {
  if (record.flags & ENCRYPTED) throw new Refusal('ENTRY_ENCRYPTED', 'The entry is encrypted.')
  if (record.method !== STORED && record.method !== DEFLATED)
    throw new Refusal('ENTRY_METHOD', `The entry is compressed by method ${record.method}.`)
  if (!record.zip64Holds)
    throw new Refusal('ENTRY_EXTRA_FIELD', 'The zip64 field of the entry does not hold what it should.')
  checkType(record)
  checkSizes(record)
  if (record.comment > 0) throw new Refusal('ENTRY_COMMENT', 'The entry carries a comment.')
  const unusual = unusualField(record)
  if (unusual) throw new Refusal('ENTRY_FIELD', `The entry has ${unusual} that no package has.`)
  checkKnown(record.extra)
}

/** The type by the name, by the mode and by the attribute of DOS: different tools go by different ones. */
function checkType({ name, madeBy, external, size, compressedSize, crc32, method }: DirectoryRecord): void {
  const folder = name.endsWith('/')
  const type = (external >>> 16) & TYPE_BITS
  const unix = madeBy >>> 8 === UNIX
  if ((type !== 0 && type !== (folder ? FOLDER : REGULAR)) || ((external & DOS_FOLDER) !== 0 && !folder))
    throw new Refusal('ENTRY_NOT_A_FILE', 'The entry is a link, a device or something else that is not a file.')
  if (!folder) return
  if (size > 0 || compressedSize > 0 || crc32 !== 0 || method !== STORED)
    throw new Refusal('ENTRY_NOT_A_FILE', 'The entry is a folder with content.')
  if (unix && type !== FOLDER && (external & DOS_FOLDER) === 0)
    throw new Refusal('ENTRY_NOT_A_FILE', 'The entry has the name of a folder and is none.')
}

function checkSizes({ method, size, compressedSize }: DirectoryRecord): void {
  if (method === STORED && size !== compressedSize)
    throw new Refusal('ENTRY_CORRUPT', 'The entry is not compressed, and has two sizes.')
  if (size > LIMITS.ratioFrom && size > LIMITS.ratio * compressedSize)
    throw new Refusal('ENTRY_TOO_LARGE', 'The entry unpacks to far more than evidence does.')
}

function unusualField(record: DirectoryRecord): string | null {
  const { madeBy, needs, flags, internal, external, disk } = record
  const system = madeBy >>> 8
  if ((system !== UNIX && system !== DOS) || (madeBy & 0xff) > NEWEST) return 'a system or version'
  if (!USUAL_VERSIONS.includes(needs)) return 'a needed version'
  if (flags & ~USUAL_FLAGS) return 'flags'
  if (internal > 1) return 'internal attributes'
  if (!isRealTime(record)) return 'a time'
  if (disk !== 0) return 'a disk'
  return isUsualMode(external, system) ? null : 'a mode or attributes'
}

/** Readable by its owner, without setuid and the like; of DOS no attributes but the three that everybody has. */
function isUsualMode(external: number, system: number): boolean {
  const mode = external >>> 16
  if (external & 0xffff & ~(DOS_READ_ONLY | DOS_FOLDER | DOS_ARCHIVE)) return false
  if (mode === 0) return system === DOS
  return (mode & ~(TYPE_BITS | PERMISSIONS)) === 0 && (mode & OWNER_READS) !== 0
}

function isRealTime({ time, date }: DirectoryRecord): boolean {
  const [day, month] = [date & 0x1f, (date >>> 5) & 0xf]
  const [seconds, minutes, hours] = [time & 0x1f, (time >>> 5) & 0x3f, time >>> 11]
  return day >= 1 && month >= 1 && month <= 12 && seconds < 30 && minutes < 60 && hours < 24
}
