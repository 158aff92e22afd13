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

/** The row once for each member that AWS could leave out, at any depth, of what is judged and of what the check reads. */
export function withoutMembers(check: Check, row: Row): Lessened[] {
  const own = without(row.settings, '').map(({ value, path }) => ({
    row: { ...row, settings: value as object },
    without: path,
  }))
  const read = Object.keys(check.reads).flatMap(name => {
    const members = row.read?.[name] ?? []
    return members.flatMap((member, i) =>
      without(member.settings, name).map(({ value, path }) => ({
        row: { ...row, read: { ...row.read, [name]: members.with(i, { ...member, settings: value as object }) } },
        without: path,
      })),
    )
  })
  return [...own, ...read]
}

/** The value once for each member of an object in it, without that member; lists keep theirs, and their places are alike. */
function without(value: unknown, path: string): { value: unknown; path: string }[] {
  if (typeof value !== 'object' || value === null || value instanceof Date) return []
  if (Array.isArray(value))
    return value.flatMap((member, i) =>
      without(member, `${path}[]`).map(lessened => ({ ...lessened, value: value.with(i, lessened.value) })),
    )
  return Object.entries(value).flatMap(([key, member]) => {
    const { [key]: _, ...rest } = value as Record<string, unknown>
    const at = `${path}.${key}`
    const below = without(member, at).map(lessened => ({ ...lessened, value: { ...value, [key]: lessened.value } }))
    return [{ value: rest, path: at }, ...below]
  })
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
