import type yauzl from 'yauzl'
import { type Failures, Refusal } from './error.ts'

interface Span {
  readonly name: string
  readonly entry: yauzl.Entry
}

const HAS_DESCRIPTOR = 0x8
/** CRC and two sizes of 4 or 8 bytes, with or without a signature before them. */
const DESCRIPTOR_SIZES = [12, 16, 20, 24]
const LOCAL_HEADER = 30
const END = 22
/** Record and locator of zip64. */
const ZIP64_END = 56 + 20

/**
 * Every byte of the zip must belong to an entry or to the directory, and both headers of an entry must say the same:
 * else other tools could see other files in the same package.
 */
export async function checkLayout(zip: yauzl.ZipFile, spans: Span[], failures: Failures): Promise<void> {
  if (zip.comment.length > 0) failures.add('ZIP_TRAILING', null, 'The zip carries a comment.')
  const end = zip.fileSize - END - zip.comment.length
  if (cursorOf(zip) !== end && cursorOf(zip) !== end - ZIP64_END)
    failures.add('ZIP_HIDDEN_DATA', null, 'There is data between the directory of the zip and its end.')

  spans.sort((a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader)
  const first = spans[0]?.entry.relativeOffsetOfLocalHeader ?? 0
  if (first > 0) failures.add('ZIP_PREPENDED', null, 'There is data before the first entry of the zip.')
  for (const [index, span] of spans.entries()) {
    const next = spans[index + 1]?.entry.relativeOffsetOfLocalHeader ?? directoryStart(zip, spans)
    await failures.of(span.name, () => checkSpan(zip, span, next))
  }
}

/** Where the directory begins: its end less its length, which is the sum of its records. */
function directoryStart(zip: yauzl.ZipFile, spans: readonly Span[]): number {
  const record = (entry: yauzl.Entry) => 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength
  return cursorOf(zip) - spans.reduce((sum, { entry }) => sum + record(entry), 0)
}

async function checkSpan(zip: yauzl.ZipFile, { name, entry }: Span, next: number): Promise<void> {
  const start = entry.relativeOffsetOfLocalHeader
  const local = await zip.readLocalFileHeaderPromise(entry).catch(error => {
    throw new Refusal('ENTRY_CORRUPT', 'The entry has no header.', error)
  })
  const sameName = Buffer.from(local.fileName).toString('latin1') === name
  const flags = 0x1 | HAS_DESCRIPTOR
  const sameFlags = (local.generalPurposeBitFlag & flags) === (entry.generalPurposeBitFlag & flags)
  if (!sameName || !sameFlags || local.compressionMethod !== entry.compressionMethod)
    throw new Refusal('ENTRY_HEADERS_DISAGREE', 'The two headers of the entry disagree.')
  const known = !(local.generalPurposeBitFlag & HAS_DESCRIPTOR)
  const sizes = [local.crc32, small(local.compressedSize), small(local.uncompressedSize)]
  const theirs = [entry.crc32, small(entry.compressedSize), small(entry.uncompressedSize)]
  if (known && sizes.some((size, index) => size !== theirs[index] && size !== ZIP64_MARK))
    throw new Refusal('ENTRY_HEADERS_DISAGREE', 'The two headers of the entry disagree.')
  const rest = next - (start + LOCAL_HEADER + local.fileNameLength + local.extraFieldLength + entry.compressedSize)
  if (known ? rest !== 0 : !DESCRIPTOR_SIZES.includes(rest))
    throw new Refusal('ZIP_HIDDEN_DATA', 'There is data around the entry that belongs to nothing.')
}

const ZIP64_MARK = 0xffffffff
const small = (size: number): number => Math.min(size, ZIP64_MARK)

/** Where reading the directory ended; yauzl's types call it a boolean. */
const cursorOf = (zip: yauzl.ZipFile): number => Number(zip.readEntryCursor)
