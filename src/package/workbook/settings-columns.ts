import { judgedIn } from '../../evidence/elsewhere.ts'
import type { Resource } from '../../evidence/item.ts'
import { canonicalJson, type JsonObject, type JsonValue } from '../../evidence/json.ts'
import type { ColumnList } from './columns.ts'

/** Objects with more members (tags, maps) stay one cell; a sheet with more settings has the rest of them in one. */
const MOST_MEMBERS = 20
const MOST_COLUMNS = 200

const IDENTITY: ColumnList<Resource> = [
  ['id', row => row.id],
  ['name', row => row.name],
  ['region', row => row.region],
]

const PROOF: ColumnList<Resource> = [
  ['observed', row => (row.observed ? canonicalJson(row.observed) : null)],
  ['gaps', row => row.gaps.map(({ field, reason }) => `${field} (${reason})`).join(';')],
  ['digest', row => row.digest],
]
const OURS: ReadonlySet<string> = new Set([...IDENTITY, ...PROOF].map(([title]) => title))

/**
 * The columns of a population: a column per setting in the order of names, those of an object each of their own. Reads the
 * resources once, keeping only names.
 */
export async function resourceColumns(resources: AsyncIterable<Resource>): Promise<ColumnList<Resource>> {
  const members = new Map<string, Set<string> | null>()
  for await (const { settings, gaps } of resources) {
    for (const { field } of gaps) if (!members.has(field)) members.set(field, new Set())
    for (const [key, value] of Object.entries(settings)) note(members, key, value)
  }
  const all = [...members].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([key, own]) => columnsOf(key, own))
  const shown = all.slice(0, MOST_COLUMNS)
  const rest = new Set(all.slice(MOST_COLUMNS).map(({ key }) => key))
  const other = (row: Resource) =>
    canonicalJson(Object.fromEntries(Object.entries(row.settings).filter(([key]) => rest.has(key))))
  return [
    ...IDENTITY,
    ...shown.map(({ title, cell }) => [title, cell] as const),
    ...(rest.size > 0 ? [['other settings', other] as const] : []),
    ...PROOF,
  ]
}

/** Null: a setting that is not always an object, or has too many members: one column. */
function note(members: Map<string, Set<string> | null>, key: string, value: JsonValue): void {
  const own = members.has(key) ? members.get(key) : new Set<string>()
  if (value === null || judgedIn(value) !== undefined) members.set(key, own ?? null)
  else if (!own || !isObject(value)) members.set(key, null)
  else {
    for (const member of Object.keys(value)) own.add(member)
    members.set(key, own.size > MOST_MEMBERS ? null : own)
  }
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

interface SettingColumn {
  readonly key: string
  readonly title: string
  readonly cell: (row: Resource) => string | number | null
}

function columnsOf(key: string, own: ReadonlySet<string> | null): SettingColumn[] {
  const title = OURS.has(key) ? `settings.${key}` : key
  if (!own || own.size === 0) return [{ key, title, cell: row => settingOf(row, key) }]
  return [...own].sort().map(member => ({
    ...{ key, title: `${title}.${member}` },
    cell: row => {
      const value = settingOfRow(row, key)
      return isObject(value) && judgedIn(value) === undefined ? textOf(value[member]) : settingOf(row, key)
    },
  }))
}

/** Own members only: a setting may be called like one that every object has. */
const settingOfRow = ({ settings }: Resource, key: string): JsonValue | undefined =>
  Object.hasOwn(settings, key) ? settings[key] : undefined

/** A setting that was not read says so: an empty cell would look like its absence. */
function settingOf(row: Resource, key: string): string | number | null {
  const value = settingOfRow(row, key)
  const gap = value === undefined ? row.gaps.find(({ field }) => field === key) : undefined
  return gap ? `NOT READ: ${gap.action} ${gap.reason}` : textOf(value)
}

/** As it can be filtered: lists of plain values in one line, `none` in words. */
function textOf(value: JsonValue | undefined): string | number | null {
  if (value === undefined) return null
  if (typeof value === 'number' || typeof value === 'string') return value
  const account = judgedIn(value)
  if (account !== undefined) return `judged in account ${account}`
  if (!Array.isArray(value)) return canonicalJson(value)
  if (value.length === 0) return '(none)'
  return value.every(one => typeof one !== 'object') ? value.join(', ') : canonicalJson(value)
}
