import type { PopulationStatement } from './item.ts'
import type { JsonObject, JsonValue } from './json.ts'

/** In the place of a setting that only another account may read: `{"$judgedIn": "111122223333"}`. */
const JUDGED_IN = '$judgedIn'

export const elsewhere = (account: string): JsonObject => ({ [JUDGED_IN]: account })

/** The account in which a setting is judged; undefined for a setting of the account's own. */
export function judgedIn(value: JsonValue | undefined): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const account = Object.hasOwn(value, JUDGED_IN) ? value[JUDGED_IN] : undefined
  return typeof account === 'string' && Object.keys(value).length === 1 ? account : undefined
}

/** Every account in which some of a population is judged. */
export const accountsElsewhere = ({ judgedIn: list, fieldsElsewhere = [] }: PopulationStatement): string[] => [
  ...new Set([...(list === undefined ? [] : [list]), ...fieldsElsewhere.map(field => field.judgedIn)]),
]

/** Why no list was made though nothing is missing, in words; undefined for a list that was made. */
export function unlisted({ judgedIn: account, because }: PopulationStatement): string | undefined {
  if (account !== undefined) return `judged in account ${account}, which alone may read it`
  return because === undefined ? undefined : `empty by definition: ${because}`
}

/** All that was not read here though nothing is missing, as clauses. */
export function elsewhereText(population: PopulationStatement): string[] {
  const list = unlisted(population)
  const fields = (population.fieldsElsewhere ?? []).map(
    ({ field, judgedIn: account, count }) =>
      `${field} (of ${count}) judged in account ${account}, which alone may read it`,
  )
  return list === undefined ? fields : [list, ...fields]
}
