import type { ByteSource } from '../../src/package/verify/zip/source.ts'

/** Bytes read at once. Headers lie close together: most are found in the block that was read for the one before. */
const BLOCK = 256 * 1024

/** Reads parts of a file that was picked, without ever loading it whole. */
export class FileReader implements ByteSource {
  readonly #file: Blob
  readonly #onRead: (bytes: number) => void
  #block = { start: 0, bytes: new Uint8Array() }

  constructor(file: Blob, onRead: (bytes: number) => void) {
    this.#file = file
    this.#onRead = onRead
  }

  get size(): number {
    return this.#file.size
  }

  async *blocks(start: number, end: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for (let at = start; at < end; at += BLOCK) {
      const bytes = await this.#slice(at, Math.min(at + BLOCK, end))
      this.#onRead(bytes.length)
      yield bytes
    }
  }

  async read(start: number, end: number): Promise<Uint8Array> {
    const from = start - this.#block.start
    const length = end - start
    if (from >= 0 && from + length <= this.#block.bytes.length) return this.#block.bytes.subarray(from, from + length)
    const bytes = await this.#slice(start, start + Math.max(length, BLOCK))
    this.#block = { start, bytes }
    return bytes.subarray(0, length)
  }

  async #slice(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.#file.slice(start, end).arrayBuffer())
  }
}
