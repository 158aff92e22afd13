import { type Failure, failureOf } from './failure.ts'

/** Writes text on stdout, whole, before anything exits. */
export const print = (text: string): Promise<void> =>
  new Promise(resolve => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`, () => resolve()))

/** Tells a person something while a command works; stdout stays the answer's. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`)

/** The answer of a command: one JSON document, or text for a person. */
export const answer = (json: boolean, value: unknown, text: () => string): Promise<void> =>
  print(json ? JSON.stringify(value, null, 2) : text())

/** Ends with one sentence on stderr (and one JSON document on stdout where that was asked for). */
export async function report(error: unknown, json: boolean): Promise<number> {
  const { code, message, exit }: Failure = failureOf(error)
  if (json) await print(JSON.stringify({ error: { code, message } }, null, 2))
  say(`exhibit: ${message} [${code}]`)
  return exit
}

/** Rows as columns; the last one is not padded. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => (row[column] ?? '').length)))
  return rows
    .map(row => row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join('  '))
    .join('\n')
}
