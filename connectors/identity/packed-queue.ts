import { deflateRawSync, inflateRawSync } from 'node:zlib'

const BLOCK = 256 * 1024

/** JSON values that all have to be kept until the last is known: packed, in blocks, and given back once, in the order in which they came. */
export class PackedQueue<T> {
  readonly #blocks: Buffer[] = []
  #texts: string[] = []
  #length = 0

  put(value: T): void {
    const text = JSON.stringify(value)
    this.#texts.push(text)
    this.#length += text.length
    if (this.#length >= BLOCK) this.#pack()
  }

  *drain(): Generator<T> {
    this.#pack()
    for (let block = this.#blocks.shift(); block !== undefined; block = this.#blocks.shift())
      yield* JSON.parse(inflateRawSync(block).toString()) as T[]
  }

  #pack(): void {
    if (this.#texts.length === 0) return
    // Copied, as what zlib gives is part of a larger piece of memory.
    this.#blocks.push(Buffer.from(deflateRawSync(`[${this.#texts.join(',')}]`, { level: 1 })))
    this.#texts = []
    this.#length = 0
  }
}
