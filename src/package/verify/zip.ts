import { close, open } from 'node:fs'
import { pipeline } from 'node:stream'
import { promisify } from 'node:util'
import { crc32, createInflateRaw } from 'node:zlib'
import yauzl from 'yauzl'
import type { Container } from './container.ts'
import type { Failures } from './error.ts'
import { findingsThread } from './findings-thread.ts'
import { DEFLATED, readZip, ZIP_OPTIONS } from './zip-reader.ts'

/** Bytes per step of unpacking. */
const CHUNK = 256 * 1024

const UNPACKER = { unpack, crc32 }

/** Opens a zip from a path or from bytes, and refuses everything in it that is not a plain file of a package. */
export async function openZip(source: string | Buffer, failures: Failures): Promise<Container | null> {
  if (typeof source !== 'string') return readZip(yauzl.fromBufferPromise(source, ZIP_OPTIONS), UNPACKER, failures)
  let fd = -1
  const container = await readZip(
    promisify(open)(source, 'r').then(opened => {
      fd = opened
      return yauzl
        .fromFdPromise(opened, ZIP_OPTIONS)
        .catch(error => promisify(close)(opened).then(() => Promise.reject(error)))
    }),
    UNPACKER,
    failures,
  )
  if (!container) return null
  const thread = findingsThread(fd)
  const closing = () => thread.stop().then(container.close)
  return { entries: container.entries, findingsElsewhere: thread.read, close: closing }
}

/** The same for a file that another thread has open and will close. */
export async function openDescriptor(fd: number, failures: Failures): Promise<Container | null> {
  const zip = await yauzl.fromFdPromise(fd, ZIP_OPTIONS)
  zip.close = () => {}
  return readZip(Promise.resolve(zip), UNPACKER, failures)
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
