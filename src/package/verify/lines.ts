import { isUtf8 } from '#trust/platform'
import { Refusal } from './error.ts'
import { LIMITS } from './limits.ts'

/** Takes a file line by line. Methods throw a Refusal to end the check. */
export interface ByteReader {
  /** `bytes` from `start` to `end` are UTF-8, and a line feed is at `end`. They may be kept, but not changed. */
  line(bytes: Uint8Array, start: number, end: number): void
  /** Called once, after the last line. */
  end(): void
}

/** The same for lines as texts. */
export interface LineReader {
  line(text: string): void
  end(): void
}

const LF = 0x0a
const NOTHING = new Uint8Array(0)
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true })

/** The text of bytes that are UTF-8. */
export const textOf = (bytes: Uint8Array, start: number, end: number): string =>
  DECODER.decode(bytes.subarray(start, end))

/** Cuts bytes into lines of UTF-8 for a reader; every line must end with a line feed. */
export class ByteLines {
  readonly #reader: ByteReader
  #rest: Uint8Array[] = []
  #restSize = 0

  constructor(reader: ByteReader) {
    this.#reader = reader
  }

  push(bytes: Uint8Array): void {
    const whole = bytes.lastIndexOf(LF) + 1
    if (whole > 0) {
      const begun = this.#restSize > 0 ? bytes.indexOf(LF) + 1 : 0
      const first = begun > 0 ? Buffer.concat([...this.#rest, bytes.subarray(0, begun)]) : NOTHING
      this.#rest = []
      this.#restSize = 0
      const others = bytes.subarray(begun, whole)
      if (!isUtf8(first) || !isUtf8(others)) throw new Refusal('JSON_INVALID', 'The file is not UTF-8.')
      this.#read(first)
      this.#read(others)
    }
    if (whole < bytes.length) this.#keep(bytes.subarray(whole))
  }

  end(): void {
    if (this.#restSize > 0) throw new Refusal('JSON_INVALID', 'The last line of the file has no end.')
    this.#reader.end()
  }

  #read(lines: Uint8Array): void {
    for (let start = 0; start < lines.length; ) {
      const end = lines.indexOf(LF, start)
      this.#reader.line(lines, start, end)
      start = end + 1
    }
  }

  #keep(bytes: Uint8Array): void {
    this.#restSize += bytes.length
    if (this.#restSize > LIMITS.line) throw new Refusal('JSON_TOO_LARGE', 'A line of the file exceeds the limit.')
    this.#rest.push(new Uint8Array(bytes))
  }
}

/** Cuts bytes into lines for a reader of texts. */
export class Lines extends ByteLines {
  constructor(reader: LineReader) {
    super({ line: (bytes, start, end) => reader.line(textOf(bytes, start, end)), end: () => reader.end() })
  }
}
