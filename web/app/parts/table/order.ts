export type Key = string | number

/** Numbers in a text count as numbers: 2.9 comes before 2.10. Empty is undefined. */
export function keyOf(value: string | number | null | undefined): Key | undefined {
  if (value === null || value === undefined || value === '') return undefined
  return typeof value === 'number' ? value : value.toLowerCase().replace(/\d+/g, digits => digits.padStart(12, '0'))
}

const rankOf = (key: Key | undefined): number => (key === undefined ? 2 : typeof key === 'string' ? 1 : 0)

function compare(a: Key | undefined, b: Key | undefined): number {
  if (a === undefined || b === undefined || typeof a !== typeof b) return rankOf(a) - rankOf(b)
  return a < b ? -1 : a > b ? 1 : 0
}

/** Rows with the same key keep their order, and those without one come last, whichever way round. */
export function inOrder<Row>(rows: readonly Row[], key: (row: Row) => Key | undefined, down: boolean): Row[] {
  const groups = Map.groupBy(rows, key)
  const last = groups.get(undefined) ?? []
  const keys = [...groups.keys()].filter(one => one !== undefined).sort(compare)
  return [...(down ? keys.reverse() : keys).flatMap(one => groups.get(one) ?? []), ...last]
}
