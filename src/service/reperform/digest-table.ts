const [KEY, VALUE] = [16, 16]
const [FREE, THERE, TAKEN] = [0, 1, 2]

/**
 * Findings by their id, each as the first half of a digest: 33 bytes a slot, so that a package of millions of findings
 * can be compared in memory. Open addressing; ids are hashes already.
 */
export class DigestTable {
  readonly #slots: Buffer
  readonly #states: Uint8Array
  readonly #capacity: number
  #used = 0

  /** @param size entries at most */
  constructor(size: number) {
    this.#capacity = 2 * size + 1
    this.#slots = Buffer.alloc(this.#capacity * (KEY + VALUE))
    this.#states = new Uint8Array(this.#capacity)
  }

  /** `id`: 32 hex digits. */
  put(id: string, digest: Buffer): void {
    if (2 * ++this.#used > this.#capacity) throw new RangeError('more findings than were counted')
    const key = Buffer.from(id, 'hex')
    const slot = this.#slotOf(key)
    key.copy(this.#slots, slot * (KEY + VALUE))
    digest.copy(this.#slots, slot * (KEY + VALUE) + KEY, 0, VALUE)
    this.#states[slot] = THERE
  }

  /** Holds a digest against the one of that id. */
  take(id: string, digest: Buffer): 'same' | 'other' | 'absent' {
    const slot = this.#slotOf(Buffer.from(id, 'hex'))
    if (this.#states[slot] === FREE) return 'absent'
    this.#states[slot] = TAKEN
    const start = slot * (KEY + VALUE) + KEY
    return this.#slots.subarray(start, start + VALUE).equals(digest.subarray(0, VALUE)) ? 'same' : 'other'
  }

  wasTaken(id: string): boolean {
    return this.#states[this.#slotOf(Buffer.from(id, 'hex'))] === TAKEN
  }

  /** How many were put and not taken. */
  get left(): number {
    let left = 0
    for (const state of this.#states) if (state === THERE) left++
    return left
  }

  /** Where a key is, or would go. */
  #slotOf(key: Buffer): number {
    let slot = key.readUInt32LE(0) % this.#capacity
    while (this.#states[slot] !== FREE && !this.#holds(slot, key)) slot = (slot + 1) % this.#capacity
    return slot
  }

  #holds(slot: number, key: Buffer): boolean {
    const start = slot * (KEY + VALUE)
    return this.#slots.subarray(start, start + KEY).equals(key)
  }
}
