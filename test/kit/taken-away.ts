import type { Check } from '../../connectors/kit/index.ts'
import { type Row, type RowResource, verdictOf } from './rows.ts'

/** A row with one thing less known, and which. */
export interface Lessened {
  readonly row: Row
  readonly without: string
}

/** The row once for each field that the check touches in it, with that field as a gap, and once for each population, incomplete. */
export function withGaps(check: Check, row: Row): Lessened[] {
  const { own, read } = touchedBy(check, row)
  return [
    ...[...own].map(field => ({ row: { ...row, ...lacking(row, field) }, without: field })),
    ...Object.keys(check.reads).map(name => ({
      row: { ...row, incomplete: [...(row.incomplete ?? []), name] },
      without: `the list of ${name}`,
    })),
    ...[...read].flatMap(([name, fields]) =>
      (row.read?.[name] ?? []).flatMap((_, index) =>
        [...fields].map(field => ({ row: lackingIn(row, name, index, field), without: `${name}[${index}].${field}` })),
      ),
    ),
  ]
}

/** A field that could not be read is in `gaps`, and not in `settings`. */
function lacking(of: RowResource, field: string): Pick<RowResource, 'settings' | 'gaps'> {
  const { [field]: _, ...settings } = of.settings ?? {}
  return { settings, gaps: [...(of.gaps ?? []), field] }
}

function lackingIn(row: Row, name: string, index: number, field: string): Row {
  const members = (row.read?.[name] ?? []).map((member, i) =>
    i === index ? { ...member, ...lacking(member, field) } : member,
  )
  return { ...row, read: { ...row.read, [name]: members } }
}

/** The top-level fields that a check touches on a row: of what it judges, and by name of what it reads. */
function touchedBy(
  check: Check,
  row: Row,
): { own: ReadonlySet<string>; read: ReadonlyMap<string, ReadonlySet<string>> } {
  const own = new Set<string>()
  const read = new Map(Object.keys(check.reads).map(name => [name, new Set<string>()]))
  const reads = Object.fromEntries(
    Object.entries(check.reads).map(([name, reading]) => [
      name,
      {
        ...reading,
        project: (settings: object, resource: Parameters<typeof reading.project>[1]) =>
          reading.project(watched(settings, read.get(name) ?? own), resource),
      },
    ]),
  )
  const watching: Check =
    check.judges === 'resource'
      ? { ...check, reads, test: (settings: object, context: object) => check.test(watched(settings, own), context) }
      : { ...check, reads }
  verdictOf(watching, row)
  return { own, read }
}

function watched<T extends object>(settings: T, touched: Set<string>): T {
  const note = (key: string | symbol) => {
    if (typeof key === 'string') touched.add(key)
  }
  return new Proxy(settings, {
    get: (of, key, self) => {
      note(key)
      return Reflect.get(of, key, self)
    },
    has: (of, key) => {
      note(key)
      return Reflect.has(of, key)
    },
    ownKeys: of => {
      for (const key of Reflect.ownKeys(of)) note(key)
      return Reflect.ownKeys(of)
    },
  })
}
