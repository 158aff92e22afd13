import { textOf } from './lines.ts'
import { bytesOfText, isBefore, stringEnd } from './scan.ts'
import { checkedValue } from './strict-json.ts'

/** The string that came last, to hold the next one against: as it is spelled in JSON, read as a text only if need be. */
export class LastText {
  #bytes: Uint8Array | undefined
  #start = 0

  /** The string whose opening quote is at `start`, in canonical JSON. */
  set(bytes: Uint8Array, start: number): void {
    this.#bytes = bytes
    this.#start = start
  }

  setText(text: string): void {
    this.set(bytesOfText(JSON.stringify(text)), 0)
  }

  /** Is the last string, if there is one, before this one? False also where that cannot be told from the bytes. */
  isBefore(bytes: Uint8Array, start: number): boolean {
    return this.#bytes === undefined || isBefore(this.#bytes, this.#start + 1, bytes, start + 1)
  }

  /** Undefined before the first. */
  text(): string | undefined {
    if (!this.#bytes) return undefined
    return String(checkedValue(textOf(this.#bytes, this.#start, stringEnd(this.#bytes, this.#start))))
  }
}
