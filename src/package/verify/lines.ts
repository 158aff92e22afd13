import { Refusal } from './error.ts'
import { LIMITS } from './limits.ts'

/** Takes a file line by line. Methods throw a Refusal to end the check. */
export interface LineReader {
  line(text: string): void
  /** Called once, after the last line. */
  end(): void
}

const LF = 0x0a

/** Cuts bytes into lines of UTF-8 for a reader; every line must end with a line feed. */
export class Lines {
  readonly #reader: LineReader
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  #rest: Uint8Array[] = []
  #restSize = 0

  constructor(reader: LineReader) {
    this.#reader = reader
  }

  push(bytes: Uint8Array): void {
    const last = bytes.lastIndexOf(LF)
    if (last < 0) {
      this.#keep(bytes)
      return
    }
    const whole = bytes.subarray(0, last)
    const text = this.#decode(this.#restSize > 0 ? Buffer.concat([...this.#rest, whole]) : whole)
    this.#rest = []
    this.#restSize = 0
    for (const line of text.split('\n')) this.#reader.line(line)
    if (last + 1 < bytes.length) this.#keep(bytes.subarray(last + 1))
  }

  end(): void {
    if (this.#restSize > 0) throw new Refusal('JSON_INVALID', 'The last line of the file has no end.')
    this.#reader.end()
  }

  #keep(bytes: Uint8Array): void {
    this.#restSize += bytes.length
    if (this.#restSize > LIMITS.line) throw new Refusal('JSON_TOO_LARGE', 'The file has a line of immoderate length.')
    this.#rest.push(Uint8Array.from(bytes))
  }

  #decode(bytes: Uint8Array): string {
    try {
      return this.#decoder.decode(bytes)
    } catch {
      throw new Refusal('JSON_INVALID', 'The file is not UTF-8.')
    }
  }
}

/** The members of an array or item, one per line with a comma after all but the last, then `close` as the last line. */
export class MemberLines {
  readonly #close: string
  readonly #member: (text: string) => void
  #state: 'first' | 'more' | 'last' | 'closed' = 'first'

  constructor(close: string, member: (text: string) => void) {
    this.#close = close
    this.#member = member
  }

  line(text: string): void {
    if (text === this.#close && (this.#state === 'first' || this.#state === 'last')) {
      this.#state = 'closed'
      return
    }
    if (this.#state === 'last' || this.#state === 'closed') throw notLaidOut()
    const more = text.endsWith(',')
    this.#state = more ? 'more' : 'last'
    this.#member(more ? text.slice(0, -1) : text)
  }

  end(): void {
    if (this.#state !== 'closed') throw notLaidOut()
  }
}

export const notLaidOut = () => new Refusal('JSON_INVALID', 'The file is not JSON, or not laid out as its format says.')
