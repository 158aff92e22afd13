import type yauzl from 'yauzl'
import type { Container, Entry } from './container.ts'
import { type Failures, Refusal } from './error.ts'
import { LIMITS } from './limits.ts'
import { Names } from './names.ts'
import { checkLayout } from './zip-layout.ts'

const ENCRYPTED = 0x1 | 0x40 | 0x2000
const STORED = 0
export const DEFLATED = 8
/** Info-ZIP's Unicode path: another name for the entry, which some tools would unpack to. */
const OTHER_NAME = 0x7075
const UNIX = 3
const [TYPE_BITS, REGULAR, FOLDER] = [0xf000, 0x8000, 0x4000]

/** How a zip that is read here must have been opened. */
export const ZIP_OPTIONS = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true }

/** What reading a zip needs of the machine. */
export interface Unpacker {
  /** The content of an entry, stored or deflated. Throws on data that does not unpack, or has more behind its end. */
  unpack(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncIterable<Uint8Array>
  /** CRC-32 of bytes that follow those with the CRC `before`. */
  crc32(bytes: Uint8Array, before: number): number
}

/** Lists a zip that was opened with {@link ZIP_OPTIONS}, and refuses everything in it that is not a plain file of a package. */
export async function readZip(
  opening: Promise<yauzl.ZipFile>,
  unpacker: Unpacker,
  failures: Failures,
): Promise<Container | null> {
  const zip = await opening.catch(error => {
    const trailing = error instanceof Error && error.message.startsWith('Invalid comment length')
    if (trailing) failures.add('ZIP_TRAILING', null, 'There is data after the end of the zip.')
    else failures.add('ZIP_UNREADABLE', null, unreadable(error))
    return null
  })
  if (!zip) return null
  try {
    const entries = await list(zip, unpacker, failures)
    return { entries, close: async () => zip.close() }
  } catch (error) {
    zip.close()
    if (error instanceof Refusal) failures.add(error.code, null, error.message)
    else failures.add('ZIP_UNREADABLE', null, unreadable(error))
    return null
  }
}

function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
  return code ? `The file cannot be read${code}.` : 'The file is not a whole zip.'
}

async function list(zip: yauzl.ZipFile, unpacker: Unpacker, failures: Failures): Promise<Map<string, Entry>> {
  if (zip.entryCount > LIMITS.entries)
    throw new Refusal('ZIP_TOO_MANY_ENTRIES', `The zip says it has ${zip.entryCount} entries.`)
  const names = new Names()
  const entries = new Map<string, Entry>()
  const spans = []
  for await (const found of zip.eachEntry()) {
    const name = Buffer.from(found.fileNameRaw).toString('latin1')
    spans.push({ name, entry: found })
    await failures.of(name, () => {
      checkEntry(found, name)
      if (names.accept(name)) entries.set(name, entryOf(zip, found, name, unpacker))
    })
  }
  for (const folder of names.strayFolders(entries.keys()))
    failures.add('NAME_UNKNOWN', folder, 'The folder holds no file of the package.')
  await checkLayout(zip, spans, failures)
  return entries
}

function checkEntry(entry: yauzl.Entry, name: string): void {
  if (entry.generalPurposeBitFlag & ENCRYPTED) throw new Refusal('ENTRY_ENCRYPTED', 'The entry is encrypted.')
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
    throw new Refusal('ENTRY_METHOD', `The entry is compressed by method ${entry.compressionMethod}.`)
  if (entry.extraFields.some(({ id }) => id === OTHER_NAME))
    throw new Refusal('NAME_UNSAFE', 'The entry has a second name.')
  const type = entry.versionMadeBy >>> 8 === UNIX ? (entry.externalFileAttributes >>> 16) & TYPE_BITS : 0
  const folder = name.endsWith('/')
  if (type !== 0 && type !== (folder ? FOLDER : REGULAR))
    throw new Refusal('ENTRY_NOT_A_FILE', 'The entry is a link, a device or something else that is not a file.')
  if (folder && entry.uncompressedSize > 0) throw new Refusal('ENTRY_NOT_A_FILE', 'The entry is a folder with content.')
  if (entry.uncompressedSize > LIMITS.ratioFrom && entry.uncompressedSize > LIMITS.ratio * entry.compressedSize)
    throw new Refusal('ENTRY_TOO_LARGE', 'The entry unpacks to far more than evidence does.')
}

function entryOf(zip: yauzl.ZipFile, entry: yauzl.Entry, path: string, unpacker: Unpacker): Entry {
  return { path, size: entry.uncompressedSize, read: () => contentOf(zip, entry, unpacker) }
}

async function* contentOf(zip: yauzl.ZipFile, entry: yauzl.Entry, unpacker: Unpacker): AsyncGenerator<Uint8Array> {
  const corrupt = (cause?: unknown) => new Refusal('ENTRY_CORRUPT', 'The entry cannot be unpacked.', cause)
  let size = 0
  let crc = 0
  try {
    for await (const chunk of unpacker.unpack(zip, entry)) {
      size += chunk.length
      if (size > entry.uncompressedSize) throw corrupt()
      crc = unpacker.crc32(chunk, crc)
      yield chunk
    }
  } catch (error) {
    throw corrupt(error)
  }
  if (size !== entry.uncompressedSize || crc !== entry.crc32) throw corrupt()
}
