import { print, say, table } from '../output.ts'
import { COLUMNS } from './columns.ts'

export interface List {
  readonly items: readonly unknown[]
  readonly next?: string | null
}

/** One JSON document, as the service gave it, or a table; what is left is told on stderr. */
export async function printList(operation: string, list: List, json: boolean): Promise<void> {
  if (json) return print(JSON.stringify(list, null, 2))
  const columns = COLUMNS[operation] ?? ['id']
  await print(
    list.items.length === 0 ? 'There is none.' : table([columns, ...list.items.map(item => rowOf(item, columns))]),
  )
  if (list.next) say(`There are more: --all, or --cursor ${list.next}`)
}

const rowOf = (item: unknown, columns: readonly string[]): string[] =>
  columns.map(column => cell(at(item, column.split('.'))))

const at = (item: unknown, [first, ...rest]: readonly string[]): unknown => {
  if (first === undefined) return item
  return at((item as Record<string, unknown> | null | undefined)?.[first], rest)
}

const LONGEST = 90

/** What others named cannot move the cursor of a terminal. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return '·'
  if (Array.isArray(value)) return value.map(cell).join(' ') || '·'
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  const plain = text.replaceAll(/\p{Cc}/gu, '\uFFFD')
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain
}

/** One thing: a person reads it as YAML. */
export async function printObject(value: unknown, json: boolean): Promise<void> {
  if (json) return print(JSON.stringify(value, null, 2))
  const { stringify } = await import('yaml')
  await print(stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }))
}
