/** The longest event kept in memory; CloudTrail's are below 256 KB, or 1 MB where a trail asks for larger ones. */
const LONGEST = 2 * 1024 * 1024
/** Arrays of events: in log files as they are delivered, and in what `aws cloudtrail lookup-events` answers. */
const EVENT_ARRAYS: ReadonlySet<string> = new Set(['Records', 'Events'])
const LONGEST_KEY = 64

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d]
const SPACE: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d, 0x2c, 0xef, 0xbb, 0xbf])

/** What a file of logs holds that cannot be read; the message is for people. */
export class LogError extends Error {
  override readonly name = 'LogError'
}

/**
 * Cuts the objects that may be events out of JSON of any length: the members of the arrays above, of an array as a whole,
 * or objects one after the other (JSON lines). Memory holds one event. What it cuts may still be no JSON.
 */
export class EventScanner {
  readonly #event: (text: string) => void
  #depth = 0
  #inString = false
  #escaped = false
  /** Depth of the list whose objects are events; null outside of one. */
  #listDepth: number | null = null
  /** The outermost object is let go once its events were found. */
  #inContainer = false
  #captured: Uint8Array[] | null = null
  #size = 0
  #key = ''

  constructor(event: (text: string) => void) {
    this.#event = event
  }

  push(chunk: Uint8Array): void {
    let start = 0
    let at = 0
    while (at < chunk.length) {
      if (this.#inString) {
        at = this.#restOfString(chunk, at)
        continue
      }
      const byte = chunk[at] as number
      if (byte === QUOTE) this.#openString()
      else if (byte === OPEN || byte === OPEN_LIST) {
        if (this.#begins(byte)) start = at
      } else if (byte === CLOSE || byte === CLOSE_LIST) {
        if (this.#ends()) this.#emit(chunk.subarray(start, at + 1))
      } else if (this.#depth === 0 && !SPACE.has(byte)) throw notJson()
      at++
    }
    if (this.#captured) this.#keep(chunk.subarray(start))
  }

  end(): void {
    if (this.#depth !== 0 || this.#inString) throw new LogError('The file ends in the middle.')
  }

  #openString(): void {
    if (this.#depth === 0) throw notJson()
    this.#inString = true
    if (this.#depth === 1) this.#key = ''
  }

  /** Where the string ends that `at` is in, or the chunk. */
  #restOfString(chunk: Uint8Array, at: number): number {
    let end = at
    let escaped = this.#escaped
    for (; end < chunk.length; end++) {
      const byte = chunk[end]
      if (escaped) escaped = false
      else if (byte === BACKSLASH) escaped = true
      else if (byte === QUOTE) break
    }
    this.#escaped = escaped
    this.#inString = end === chunk.length
    // The last string before a list is its key.
    if (this.#depth === 1 && this.#key.length < LONGEST_KEY)
      this.#key += Buffer.from(chunk.subarray(at, Math.min(end, at + LONGEST_KEY))).toString('latin1')
    return this.#inString ? end : end + 1
  }

  /** True if a possible event begins here. */
  #begins(byte: number): boolean {
    const before = this.#depth++
    if (byte === OPEN_LIST) {
      const ofEvents = before === 1 && !this.#inContainer && EVENT_ARRAYS.has(this.#key)
      if (this.#listDepth === null && (before === 0 || ofEvents)) {
        this.#listDepth = this.#depth
        this.#inContainer = true
        this.#captured = null
      }
      return false
    }
    const begins = before === 0 || before === this.#listDepth
    if (begins) {
      this.#captured = []
      this.#size = 0
    }
    return begins
  }

  /** True if a possible event ends here. */
  #ends(): boolean {
    if (this.#depth-- === 0) throw notJson()
    if (this.#listDepth !== null && this.#depth < this.#listDepth) {
      if (this.#depth === this.#listDepth - 1) this.#listDepth = null
    }
    if (this.#depth === 0) {
      const whole = !this.#inContainer
      this.#inContainer = false
      return whole && this.#captured !== null
    }
    return this.#depth === this.#listDepth && this.#captured !== null
  }

  #keep(part: Uint8Array): void {
    this.#size += part.length
    if (this.#size > LONGEST) throw new LogError('The file holds something longer than an event of CloudTrail.')
    this.#captured?.push(Uint8Array.from(part))
  }

  #emit(last: Uint8Array): void {
    this.#keep(last)
    const text = Buffer.concat(this.#captured ?? []).toString('utf8')
    this.#captured = null
    this.#event(text)
  }
}

export const notJson = (): LogError => new LogError('The file is not JSON, or not as CloudTrail writes it.')
