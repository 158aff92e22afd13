import { cellText } from '../format/csv.ts'
import type { Bytes } from './bytes.ts'
import { textOf } from './lines.ts'
import { bytesOfText } from './scan.ts'
import { checkedValue } from './strict-json.ts'

const QUOTES = bytesOfText('"')
const [BACKSLASH, COMMA] = [0x5c, 0x2c]
/** 1 for letters and digits: what a text begins with that no spreadsheet takes for a formula. */
const HARMLESS = Uint8Array.from({ length: 256 }, (_, byte) => (/[A-Za-z0-9]/.test(String.fromCharCode(byte)) ? 1 : 0))

/** Adds the cell of a member, a string or null, that is spelled in canonical JSON from `start` to `end`. */
export function addCell(csv: Bytes, bytes: Uint8Array, start: number, end: number): void {
  const [first, last] = [start + 1, end - 1]
  let quoted = false
  let plain = HARMLESS[bytes[first] ?? 0] === 1 && bytes[start] === 0x22
  for (let at = first; plain && at < last; at++) {
    const byte = bytes[at]
    if (byte === COMMA) quoted = true
    else if (byte === BACKSLASH) plain = false
  }
  if (!plain) csv.add(bytesOfText(cellText(checkedValue(textOf(bytes, start, end)) as string | null)))
  else if (!quoted) csv.add(bytes, first, last)
  else {
    csv.add(QUOTES)
    csv.add(bytes, first, last)
    csv.add(QUOTES)
  }
}
