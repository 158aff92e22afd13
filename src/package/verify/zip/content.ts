import { Refusal } from '../error.ts'
import type { DirectoryRecord } from './directory.ts'
import { HAS_DESCRIPTOR, STORED } from './entry-rules.ts'
import type { ByteSource } from './source.ts'

/** An entry whose headers were found to agree. */
export interface Placed extends DirectoryRecord {
  /** Where its data begins. */
  readonly start: number
}

/** What reading a zip needs of the machine. */
export interface Unpacker {
  /** Inflates deflated data. Throws on data that does not unpack, or has more behind its end. */
  inflate(source: ByteSource, entry: Placed): AsyncIterable<Uint8Array>
  /** CRC-32 of bytes that follow those with the CRC `before`. */
  crc32(bytes: Uint8Array, before: number): number
}

/** The bytes of an entry, which must be those that its headers state. Rejects with a Refusal. */
export async function* contentOf(source: ByteSource, entry: Placed, unpacker: Unpacker): AsyncGenerator<Uint8Array> {
  const corrupt = (cause?: unknown) => new Refusal('ENTRY_CORRUPT', 'The entry cannot be unpacked.', cause)
  const streamed = entry.method === STORED && (entry.flags & HAS_DESCRIPTOR) !== 0 ? new DescriptorSearch() : null
  let size = 0
  let crc = 0
  try {
    for await (const chunk of raw(source, entry, unpacker)) {
      size += chunk.length
      if (size > entry.size) throw corrupt()
      crc = unpacker.crc32(chunk, crc)
      streamed?.push(chunk)
      yield chunk
    }
  } catch (error) {
    throw error instanceof Refusal ? error : corrupt(error)
  }
  if (size !== entry.size || crc !== entry.crc32) throw corrupt()
}

function raw(source: ByteSource, entry: Placed, unpacker: Unpacker) {
  if (entry.method !== STORED) return unpacker.inflate(source, entry)
  return source.blocks(entry.start, entry.start + entry.compressedSize)
}

const DESCRIPTOR = Buffer.from('PK\x07\x08', 'latin1')

/**
 * What is neither compressed nor preceded by its size ends, for a tool that reads a stream, where a descriptor seems to be:
 * none may seem to be inside.
 */
class DescriptorSearch {
  #tail: Uint8Array = new Uint8Array(0)

  push(chunk: Uint8Array): void {
    const seam = Buffer.concat([this.#tail, chunk.subarray(0, DESCRIPTOR.length - 1)])
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    if (seam.includes(DESCRIPTOR) || bytes.includes(DESCRIPTOR))
      throw new Refusal(
        'ENTRY_HEADERS_DISAGREE',
        'The entry holds what looks like the end of its data, and is not compressed.',
      )
    this.#tail = Buffer.concat([this.#tail, chunk]).subarray(1 - DESCRIPTOR.length)
  }
}
