/** Bytes put together piece by piece, in memory that is used again. */
export class Bytes {
  #bytes = new Uint8Array(4096)
  length = 0

  add(from: Uint8Array, start = 0, end = from.length): void {
    const size = end - start
    if (this.length + size > this.#bytes.length) this.#grow(size)
    if (size > COPIED) this.#bytes.set(from.subarray(start, end), this.length)
    else for (let index = 0; index < size; index++) this.#bytes[this.length + index] = from[start + index] ?? 0
    this.length += size
  }

  /** What was added; only until something is added again. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.length)
  }

  clear(): void {
    this.length = 0
  }

  #grow(by: number): void {
    const more = new Uint8Array(2 * (this.length + by))
    more.set(this.view())
    this.#bytes = more
  }
}

/** Up to so many bytes a loop is faster than a view of them. */
const COPIED = 128

/** Is there, from `at` on, the ASCII text, or as much of it as `length` says? */
export function isAscii(bytes: Uint8Array, at: number, text: string, length = text.length): boolean {
  for (let index = 0; index < length; index++) if (bytes[at + index] !== text.charCodeAt(index)) return false
  return true
}
