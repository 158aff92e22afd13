/** The bytes of a zip, wherever they are. */
export interface ByteSource {
  readonly size: number
  /** All bytes from `start` to `end`, which is not behind the last. */
  read(start: number, end: number): Uint8Array | Promise<Uint8Array>
  /** The same in pieces, for what may be long. A piece may be kept. */
  blocks(start: number, end: number): AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

export const u16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)

export const u32 = (bytes: Uint8Array, at: number): number => u16(bytes, at) + u16(bytes, at + 2) * 0x10000

/** Exact below 2^53; what is above stays above, and so equals no offset or size of a file. */
export const u64 = (bytes: Uint8Array, at: number): number => u32(bytes, at) + u32(bytes, at + 4) * 0x1_0000_0000

/** What a field of 16 or 32 bits says where the value is in a zip64 field or record. */
export const MARK_16 = 0xffff
export const MARK_32 = 0xffff_ffff
