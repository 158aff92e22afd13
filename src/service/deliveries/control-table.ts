import { ServiceError } from '../runtime/error.ts'

/**
 * A table of two columns, our control and the tool's id, as a spreadsheet saves it: separated by commas, semicolons or tabs, with or without
 * a first line of headings. A control without an id is left out. Throws `bad_request` with the line.
 */
export function controlTable(text: string): Record<string, string> {
  const mapped: Record<string, string> = {}
  for (const [n, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue
    const [control = '', id, ...more] = cellsOf(line)
    const wrong = (why: string) => new ServiceError('bad_request', `Line ${n + 1} of the table cannot be used: ${why}.`)
    if (id === undefined || more.some(cell => cell !== '')) throw wrong('two columns are needed, a control and an id')
    if (!control.includes('/')) {
      if (n === 0) continue
      throw wrong('the first column is FRAMEWORK/CONTROL, such as soc2-2017/CC6.1')
    }
    if (id === '') continue
    if (Object.hasOwn(mapped, control) && mapped[control] !== id) throw wrong(`${control} stands there twice`)
    mapped[control] = id
  }
  return mapped
}

const cellsOf = (line: string): string[] =>
  line.split(/[,;\t]/).map(cell =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replaceAll('""', '"')
      .trim(),
  )
