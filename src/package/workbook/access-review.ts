import type { ItemHeader, Resource } from '../../evidence/item.ts'
import { type KeyText, PRINCIPALS, type PrincipalText, principalOf, type Told } from '../format/principal.ts'
import { protectionsInWords } from '../format/protections.ts'
import type { ColumnList } from './columns.ts'
import { completeness } from './completeness.ts'

interface Row extends PrincipalText {
  readonly account: string
  /** When the evidence was computed: ages of keys are of that day. */
  readonly asOf: string
}

const empty = (): null => null

/** A row a principal, and columns for the reviewer to fill in. A cell that says NOT KNOWN may have more than is told. */
export const REVIEW_COLUMNS: ColumnList<Row> = [
  ['principal', row => row.arn],
  ['name', row => row.name],
  ['kind', row => row.kind],
  ['account', row => row.account],
  ['administrator', row => row.administrator],
  ['through, or why unknown', row => [...row.through, ...row.unknown].join('; ')],
  ['escalations', row => cell(row.paths, one => `${one.text} (${one.reaches}${one.certain ? '' : ', conditional'})`)],
  ['can erase', row => cell(row.erases, one => `${one.kind}: ${one.action}${one.certain ? '' : ' (conditional)'}`)],
  ['what would stop it', row => stops(row)],
  ['assumable by outsiders', row => outsiders(row)],
  ['assumable by the organization', row => neighbours(row)],
  ['access keys', row => cell(row.keys, key => keyText(key, row.asOf))],
  ['last used', row => lastUsed(row)],
  ['services used, and not in 400 days', row => services(row)],
  ['people of IAM Identity Center', row => (row.people === null ? '' : cell(row.people, name => name))],
  ['decision (keep / change / remove)', empty],
  ['reviewer', empty],
  ['date', empty],
  ['note', empty],
]

/** What stands above the table, besides what stands on every sheet. */
export function reviewFacts(items: readonly ItemHeader[]): [string, string][] {
  return [
    [
      'To review',
      'one row for each IAM user and role, and each assignment of IAM Identity Center where the account may read them; the last four columns are for the reviewer to fill in',
    ],
    [
      'Limits',
      'where the account may not read assignments of IAM Identity Center, its people are in it only as the roles they take; last used is that of access keys and roles, not of passwords',
    ],
    ...items.map(({ scope, population }): [string, string] => [
      `Account ${scope.account}`,
      `${completeness(population)}; ${population.listed} listed, ${population.collected} computed`,
    ]),
  ]
}

export const isReviewed = ({ type }: Pick<ItemHeader, 'type'>): boolean => type === PRINCIPALS

export async function* reviewRows(
  items: readonly ItemHeader[],
  resources: (item: ItemHeader) => AsyncIterable<Resource>,
): AsyncGenerator<Row> {
  for (const item of items)
    for await (const resource of resources(item))
      yield { ...principalOf(resource), account: item.scope.account, asOf: item.collected.finishedAt }
}

function cell<T>({ known, unread }: Told<T>, text: (one: T) => string): string {
  const told = [...new Set(known.map(text)), ...unread.map(why => `NOT KNOWN: ${why}`)]
  return told.length === 0 ? '(none)' : told.join('; ')
}

const outsiders = ({ assumers: { known, unread } }: Row): string =>
  cell({ known: known.filter(one => one.external), unread }, ({ principal, kind, strange, conditions }) =>
    [
      `${principal} (${kind}${strange ? '; NOT KNOWN whether of the organization' : ''})`,
      ...(conditions.length === 0 ? [] : [`if ${conditions.join(' and ')}`]),
    ].join(' '),
  )

const neighbours = ({ assumers: { known, unread } }: Row): string =>
  cell({ known: known.filter(one => one.organization), unread }, one =>
    one.account === null ? one.principal : `${one.principal} of ${one.account}`,
  )

/** Where what it can erase is not known, the cell before says so. */
const stops = ({ erases: { known } }: Row): string =>
  cell({ known, unread: [] }, ({ action, protections }) => `${action}: ${protectionsInWords(protections)}`)

function services({ services: of }: Row): string {
  if (of === undefined) return 'NOT KNOWN: which services it used was not read'
  if (of === null) return 'no use recorded'
  const [used, unused] = [of.used, of.unused].map(all => (all.length === 0 ? '(none)' : all.join(', ')))
  return `used: ${used}; not used: ${unused}`
}

const DAY = 86_400_000
const NOT_READ = 'NOT KNOWN: its last use was not read'

function keyText({ id, active, made, used }: KeyText, asOf: string): string {
  const days = made === null ? Number.NaN : Math.floor((Date.parse(asOf) - Date.parse(made)) / DAY)
  const age = Number.isNaN(days) ? 'age not known' : `${days} days old`
  const last = used === undefined ? NOT_READ : used === null ? 'no use recorded' : `last used ${used}`
  return `${id} ${active ? 'active' : 'inactive'}, ${age}, ${last}`
}

/** Of a role, an assignment's too, or of the key of a user that was used last. */
function lastUsed({ kind, roleUsed, keys }: Row): string {
  if (kind === 'role' || kind === 'assignment')
    return roleUsed === undefined ? NOT_READ : (roleUsed ?? 'no use recorded')
  const read = keys.unread.length === 0 && keys.known.every(({ used }) => used !== undefined)
  if (!read) return NOT_READ
  return (
    keys.known
      .flatMap(({ used }) => used ?? [])
      .sort()
      .at(-1) ?? 'no use of a key recorded'
  )
}
