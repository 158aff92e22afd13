import { pipeline } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import yauzl from 'yauzl'
import type { Container } from './container.ts'
import type { Failures } from './error.ts'
import { DEFLATED, readZip, ZIP_OPTIONS } from './zip-reader.ts'

/** Bytes per step of unpacking. */
const CHUNK = 256 * 1024

/** Opens a zip from a path or from bytes, and refuses everything in it that is not a plain file of a package. */
export function openZip(source: string | Buffer, failures: Failures): Promise<Container | null> {
  const opening =
    typeof source === 'string' ? yauzl.openPromise(source, ZIP_OPTIONS) : yauzl.fromBufferPromise(source, ZIP_OPTIONS)
  return readZip(opening, { unpack, crc32 }, failures)
}

async function* unpack(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Uint8Array> {
  const raw = await zip.openReadStreamPromise(entry, { decodeFileData: false })
  if (entry.compressionMethod !== DEFLATED) return yield* raw
  const inflate = createInflateRaw({ chunkSize: CHUNK })
  // The reader of `inflate` gets the error; nothing is left to do here.
  yield* pipeline(raw, inflate, () => {})
  // zlib stops at the end of the deflated data, whatever follows it.
  if (inflate.bytesWritten !== entry.compressedSize) throw new RangeError('the entry has bytes behind its data')
}
