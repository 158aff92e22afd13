import { close, fstatSync, open, read, readSync } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { promisify } from 'node:util'
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import type { Container } from './container.ts'
import type { Failures } from './error.ts'
import { findingsThread } from './findings-thread.ts'
import type { Placed, Unpacker } from './zip/content.ts'
import { readZip, unreadable } from './zip/read.ts'
import type { ByteSource } from './zip/source.ts'

/** Bytes per step of reading and unpacking. */
const CHUNK = 256 * 1024
/** Up to so many compressed bytes are unpacked at once: a stream takes longer to make. */
const SMALL = 32 * 1024

const UNPACKER: Unpacker = { inflate, crc32 }

/** Opens a zip from a path or from bytes, and refuses everything in it that is not a plain file of a package. */
export async function openZip(source: string | Buffer, failures: Failures): Promise<Container | null> {
  if (typeof source !== 'string') {
    const entries = await readZip(bufferSource(source), UNPACKER, failures)
    return entries && { entries, close: async () => {} }
  }
  const fd = await promisify(open)(source, 'r').catch(error => {
    failures.add('ZIP_UNREADABLE', null, unreadable(error))
    return null
  })
  if (fd === null) return null
  const entries = await readDescriptor(fd, failures)
  if (!entries) {
    await promisify(close)(fd)
    return null
  }
  const thread = findingsThread(fd)
  const closing = () => thread.stop().then(() => promisify(close)(fd))
  return { entries, findingsElsewhere: thread.read, close: closing }
}

/** The same for a file that another thread has open and will close. */
export async function openDescriptor(fd: number, failures: Failures): Promise<Container | null> {
  const entries = await readDescriptor(fd, failures)
  return entries && { entries, close: async () => {} }
}

const readDescriptor = (fd: number, failures: Failures) => readZip(fileSource(fd), UNPACKER, failures)

const bufferSource = (bytes: Buffer): ByteSource => ({
  size: bytes.length,
  read: (start, end) => bytes.subarray(start, end),
  blocks: function* (start, end) {
    for (let at = start; at < end; at += CHUNK) yield bytes.subarray(at, Math.min(at + CHUNK, end))
  },
})

function fileSource(fd: number): ByteSource {
  return {
    // Of anything but a file there is no size: a folder, a device or a pipe is no zip.
    size: fstatSync(fd).isFile() ? fstatSync(fd).size : 0,
    // Headers are short: reading one takes less than waiting for it would.
    read(start, end) {
      const bytes = Buffer.allocUnsafe(end - start)
      for (let filled = 0; filled < bytes.length; ) {
        const got = readSync(fd, bytes, filled, bytes.length - filled, start + filled)
        if (got === 0) throw new RangeError('the file became shorter')
        filled += got
      }
      return bytes
    },
    async *blocks(start, end) {
      for (let at = start; at < end; ) {
        const wanted = Math.min(CHUNK, end - at)
        const { bytesRead, buffer } = await promisify(read)(fd, Buffer.allocUnsafeSlow(wanted), 0, wanted, at)
        if (bytesRead === 0) throw new RangeError('the file became shorter')
        yield buffer.subarray(0, bytesRead)
        at += bytesRead
      }
    },
  }
}

async function* inflate(source: ByteSource, entry: Placed): AsyncGenerator<Uint8Array> {
  const end = entry.start + entry.compressedSize
  if (entry.compressedSize <= SMALL && entry.size <= CHUNK) {
    yield atOnce(await source.read(entry.start, end), entry.size)
    return
  }
  const inflater = createInflateRaw({ chunkSize: CHUNK })
  // The reader of `inflater` gets the error; nothing is left to do here.
  yield* pipeline(Readable.from(source.blocks(entry.start, end)), inflater, () => {})
  // zlib stops at the end of the deflated data, whatever follows it.
  if (inflater.bytesWritten !== entry.compressedSize) throw new RangeError('the entry has bytes behind its data')
}

interface Unpacked {
  readonly buffer: Buffer
  readonly engine: { readonly bytesWritten: number }
}

function atOnce(deflated: Uint8Array, size: number): Uint8Array {
  const options = { info: true, maxOutputLength: Math.max(size, 1) }
  // What `info` adds is missing in the types.
  const { buffer, engine } = inflateRawSync(deflated, options) as unknown as Unpacked
  if (engine.bytesWritten !== deflated.length) throw new RangeError('the entry has bytes behind its data')
  return buffer
}
