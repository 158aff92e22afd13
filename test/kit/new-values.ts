import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Check, Status } from '../../connectors/kit/index.ts'
import { type Row, verdictOf } from './rows.ts'

/** What AWS says tomorrow in place of a value of today. */
const NEW = 'A_NEW_VALUE'
const CLIENTS = join(import.meta.dirname, '../../node_modules/@aws-sdk')
/** Longer lists are of names (instance types, countries, languages), not of states and modes. */
const LONGEST = 60

let values: Set<string> | undefined
/** The values of the enumerations in AWS's models, as the types of its SDK name them. */
function enumValues(): Set<string> {
  if (values) return values
  values = new Set<string>()
  for (const client of globSync('client-*', { cwd: CLIENTS })) {
    const file = join(CLIENTS, client, 'dist-types/models/enums.d.ts')
    if (!existsSync(file)) continue
    for (const [, body = ''] of readFileSync(file, 'utf8').matchAll(/export declare const \w+: \{([^}]*)\}/g)) {
      const members = [...body.matchAll(/: "([^"]*)"/g)].map(([, value = '']) => value)
      if (members.length <= LONGEST) for (const value of members) values.add(value)
    }
  }
  return values
}

/** A row with one value of AWS's replaced: at which member, at which place of the row, and what stood there. */
interface Replaced {
  readonly row: Row
  readonly path: string
  readonly place: string
  readonly was: string
}

/** Values by the place where rows of a check have them. */
export type Seen = Map<string, Set<string>>

/** Notes the values that rows have, so that {@link passesWithNew} can tell which members decide. */
export function noteValues(check: Check, rows: readonly Row[]): Seen {
  const seen: Seen = new Map()
  for (const row of rows)
    for (const { path, was } of replaced(check, row, NEW)) seen.set(path, (seen.get(path) ?? new Set()).add(was))
  return seen
}

/** The places of a row at which a value that AWS does not know today lets it pass, although the value there decides. */
export function passesWithNew(check: Check, row: Row, seen: Seen): string[] {
  const { status } = verdictOf(check, row)
  const wrong = replaced(check, row, NEW).filter(
    of =>
      verdictOf(check, of.row).status === 'pass' && (status !== 'pass' || decides(check, row, of, seen.get(of.path))),
  )
  return [...new Set(wrong.map(({ path }) => path))]
}

/**
 * The places of a row at which a value that AWS does not know today decides it: the check fails, or is said not to apply,
 * where it passed; or it fails where another value passes or is none of the check's business.
 */
export function judgedByNew(check: Check, row: Row, seen: Seen): string[] {
  const { status } = verdictOf(check, row)
  if (status === 'unknown') return []
  const wrong = replaced(check, row, NEW).filter(of => {
    const then = verdictOf(check, of.row).status
    if (then === 'unknown' || then === 'pass') return false
    if (then !== status) return true
    return status === 'fail' && othersAt(check, row, of, seen.get(of.path)).includes('pass')
  })
  return [...new Set(wrong.map(({ path }) => path))]
}

/** Whether another value that rows have there makes it anything but a pass. */
const decides = (check: Check, row: Row, at: Replaced, others: ReadonlySet<string> | undefined): boolean =>
  othersAt(check, row, at, others).some(status => status !== 'pass')

/** The verdicts with the other values that rows have there. */
const othersAt = (check: Check, row: Row, at: Replaced, others: ReadonlySet<string> | undefined): Status[] =>
  [...(others ?? [])].flatMap(other =>
    replaced(check, row, other)
      .filter(of => of.place === at.place)
      .map(of => verdictOf(check, of.row).status),
  )

function replaced(check: Check, row: Row, to: string): Replaced[] {
  const own = leaves(row.settings, '', to).map(leaf => ({ ...leaf, row: { ...row, settings: leaf.value as object } }))
  const read = Object.keys(check.reads).flatMap(name => {
    const members = row.read?.[name] ?? []
    return members.flatMap((member, i) =>
      leaves(member.settings, name, to).map(leaf => ({
        ...leaf,
        place: `${i} ${leaf.place}`,
        row: { ...row, read: { ...row.read, [name]: members.with(i, { ...member, settings: leaf.value as object }) } },
      })),
    )
  })
  return [...own, ...read]
}

type Leaf = Omit<Replaced, 'row'> & { readonly value: unknown }

/** Ids and names of the user's are no values of AWS's, even where they read like one. */
const OF_THE_USER = /(Id|[uU]sername|GroupName)$/

function leaves(value: unknown, path: string, to: string, place = path): Leaf[] {
  if (typeof value === 'string')
    return value !== to && enumValues().has(value) && !OF_THE_USER.test(path)
      ? [{ value: to, path, place, was: value }]
      : []
  if (typeof value !== 'object' || value === null || value instanceof Date) return []
  if (Array.isArray(value))
    return value.flatMap((member, i) =>
      leaves(member, `${path}[]`, to, `${place}[${i}]`).map(leaf => ({ ...leaf, value: value.with(i, leaf.value) })),
    )
  return Object.entries(value).flatMap(([key, member]) =>
    leaves(member, `${path}.${key}`, to, `${place}.${key}`).map(leaf => ({
      ...leaf,
      value: { ...value, [key]: leaf.value },
    })),
  )
}
