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

  /** All of them, in one piece; nothing is kept. */
  whole(): Buffer {
    const whole = Buffer.allocUnsafe(this.#full.length * BLOCK + this.#used)
    let at = 0
    for (const block of this.#full.splice(0)) at += block.copy(whole, at)
    this.#block.copy(whole, at, 0, this.#used)
    this.#used = 0
    return whole
  }
}
