const BLOCK = 256 * 1024

/** Bytes that come in pieces of a few each, kept in large blocks. */
export class Bytes {
  readonly #full: Buffer[] = []
  #block = Buffer.alloc(BLOCK)
  #used = 0

  /** Texts are of Latin-1. Gives the number of bytes. */
  add(piece: Uint8Array | string): number {
    if (typeof piece === 'string') {
      if (piece.length > BLOCK - this.#used) return this.add(Buffer.from(piece, 'latin1'))
      this.#used += this.#block.write(piece, this.#used, 'latin1')
      return piece.length
    }
    for (let from = 0; from < piece.length; ) {
      if (this.#used === BLOCK) this.#next()
      const part = piece.subarray(from, from + BLOCK - this.#used)
      this.#block.set(part, this.#used)
      this.#used += part.length
      from += part.length
    }
    return piece.length
  }

  #next(): void {
    this.#full.push(this.#block)
    this.#block = Buffer.alloc(BLOCK)
    this.#used = 0
  }

  whole(): Buffer {
    return Buffer.concat([...this.#full, this.#block.subarray(0, this.#used)])
  }
}
