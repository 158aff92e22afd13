import { basename } from 'node:path'
import { type Failure, failureOf } from './failure.ts'

/** Writes text on stdout, whole, before anything exits. */
export const print = (text: string): Promise<void> =>
  new Promise(resolve => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`, () => resolve()))

/** Tells a person something while a command works; stdout stays the answer's. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`)

/** The answer of a command: one JSON document, or text for a person. */
export const answer = (json: boolean, value: unknown, text: () => string): Promise<void> =>
  print(json ? JSON.stringify(value, null, 2) : text())

/** By whose name the command was called: exhibit, or exhibit-verify. */
const program = (): string =>
  basename(process.argv[1] ?? '').startsWith('exhibit-verify') ? 'exhibit-verify' : 'exhibit'

/** Ends with one sentence on stderr (and one JSON document on stdout where that was asked for). */
export async function report(error: unknown, json: boolean): Promise<number> {
  const { code, message, exit }: Failure = failureOf(error)
  if (json) await print(JSON.stringify({ error: { code, message } }, null, 2))
  say(`${program()}: ${message} [${code}]`)
  return exit
}

/** Rows as columns; `numbers`: all but the first column are aligned to the right. */
export function table(rows: readonly (readonly string[])[], cells: 'text' | 'numbers' = 'text'): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => (row[column] ?? '').length)))
  const aligned = (cell: string, column: number) =>
    cells === 'numbers' && column > 0 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)
  return rows.map(row => row.map(aligned).join('  ').trimEnd()).join('\n')
}

/** `1 gap`, `2 gaps`, `1,234 gaps`. */
export const plural = (count: number, what: string): string =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`
