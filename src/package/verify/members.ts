import { Refusal } from './error.ts'
import type { ByteReader } from './lines.ts'
import { bytesOfText, literalEnd } from './scan.ts'

const COMMA = 0x2c

/**
 * The lines of an array or item behind its first: members, each but the last with a comma behind it, then `close`, the last
 * line.
 */
export class ByteMembers {
  readonly #close: Uint8Array
  readonly #member: ByteReader['line']
  readonly #order = new LineOrder()

  /** `member` is given a line without its comma: at `end` is the comma or the line feed. */
  constructor(close: string, member: ByteReader['line']) {
    this.#close = bytesOfText(close)
    this.#member = member
  }

  line(bytes: Uint8Array, start: number, end: number): void {
    const more = end > start && bytes[end - 1] === COMMA
    const closes = literalEnd(bytes, start, this.#close) === end
    if (this.#order.next(closes, more)) this.#member(bytes, start, more ? end - 1 : end)
  }

  end(): void {
    this.#order.end()
  }
}

/** The same for lines that are texts. */
export class MemberLines {
  readonly #close: string
  readonly #member: (text: string) => void
  readonly #order = new LineOrder()

  constructor(close: string, member: (text: string) => void) {
    this.#close = close
    this.#member = member
  }

  line(text: string): void {
    const more = text.endsWith(',')
    if (this.#order.next(text === this.#close, more)) this.#member(more ? text.slice(0, -1) : text)
  }

  end(): void {
    this.#order.end()
  }
}

class LineOrder {
  #state: 'first' | 'more' | 'last' | 'closed' = 'first'

  /** Is the next line a member? `closes`: it looks like the last line; `more`: it has a comma behind it. */
  next(closes: boolean, more: boolean): boolean {
    if (closes && (this.#state === 'first' || this.#state === 'last')) {
      this.#state = 'closed'
      return false
    }
    if (this.#state === 'last' || this.#state === 'closed') throw notLaidOut()
    this.#state = more ? 'more' : 'last'
    return true
  }

  end(): void {
    if (this.#state !== 'closed') throw notLaidOut()
  }
}

export const notLaidOut = () => new Refusal('JSON_INVALID', 'The file is not JSON, or not laid out as its format says.')
