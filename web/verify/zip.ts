import yauzl from 'yauzl'
import type { Container } from '../../src/package/verify/container.ts'
import type { Failures } from '../../src/package/verify/error.ts'
import { DEFLATED, readZip, ZIP_OPTIONS } from '../../src/package/verify/zip-reader.ts'
import { FileReader } from './file-reader.ts'
import { crc32 } from './machine/crc32.ts'

/** Opens a zip that was picked or dropped; never more of it than a block is in memory. `onRead` is told bytes as they are read. */
export function openZip(file: Blob, failures: Failures, onRead: (bytes: number) => void): Promise<Container | null> {
  const reader = new FileReader(file, onRead)
  const opening = yauzl.fromRandomAccessReaderPromise(reader.forYauzl(), file.size, ZIP_OPTIONS)
  return readZip(opening, { unpack: (zip, entry) => unpack(reader, zip, entry), crc32 }, failures)
}

async function* unpack(reader: FileReader, zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Uint8Array> {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  const raw = reader.blocks(fileDataStart, fileDataStart + entry.compressedSize)
  if (entry.compressionMethod !== DEFLATED) return yield* raw
  yield* inflated(raw)
}

/** Rejects data that breaks off, that is no deflated data, or that goes on behind its end. */
async function* inflated(raw: AsyncGenerator<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array> {
  const inflate = new DecompressionStream('deflate-raw')
  const writer = inflate.writable.getWriter()
  const feeding = feed(raw, writer)
  // Whoever reads gets the error; this one is the same.
  feeding.catch(() => {})
  const reader = inflate.readable.getReader()
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value
    await feeding
  } finally {
    await Promise.allSettled([reader.cancel(), writer.abort()])
  }
}

async function feed(raw: AsyncGenerator<Uint8Array<ArrayBuffer>>, writer: WritableStreamDefaultWriter<BufferSource>) {
  for await (const block of raw) await writer.write(block)
  await writer.close()
}
