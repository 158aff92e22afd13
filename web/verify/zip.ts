import type { Container } from '../../src/package/verify/container.ts'
import type { Failures } from '../../src/package/verify/error.ts'
import type { Placed } from '../../src/package/verify/zip/content.ts'
import { readZip } from '../../src/package/verify/zip/read.ts'
import type { ByteSource } from '../../src/package/verify/zip/source.ts'
import { FileReader } from './file-reader.ts'
import { crc32 } from './machine/crc32.ts'

/** Opens a zip that was picked or dropped; never more of it than a block is in memory. `onRead` is told bytes as they are read. */
export async function openZip(
  file: Blob,
  failures: Failures,
  onRead: (bytes: number) => void,
): Promise<Container | null> {
  const entries = await readZip(new FileReader(file, onRead), { inflate, crc32 }, failures)
  return entries && { entries, close: async () => {} }
}

/** Rejects data that breaks off, that is no deflated data, or that goes on behind its end. */
async function* inflate(source: ByteSource, entry: Placed): AsyncGenerator<Uint8Array> {
  const raw = source.blocks(entry.start, entry.start + entry.compressedSize)
  const inflater = new DecompressionStream('deflate-raw')
  const writer = inflater.writable.getWriter()
  const feeding = feed(raw, writer)
  // Whoever reads gets the error; this one is the same.
  feeding.catch(() => {})
  const reader = inflater.readable.getReader()
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value
    await feeding
  } finally {
    await Promise.allSettled([reader.cancel(), writer.abort()])
  }
}

async function feed(raw: ReturnType<ByteSource['blocks']>, writer: WritableStreamDefaultWriter<BufferSource>) {
  for await (const block of raw) await writer.write(Uint8Array.from(block))
  await writer.close()
}
