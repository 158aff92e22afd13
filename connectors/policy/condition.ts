import { type Comparison, comparisonOf } from './compare.ts'
import type { Fill } from './pattern.ts'
import type { Condition } from './statement.ts'
import { allOf, anyOf, negation, type Truth } from './truth.ts'

/** What a request carries under a condition key: its values, `null` where it surely has no such key, undefined if unknown. */
export type ContextValues = (key: string) => readonly string[] | null | undefined

/** Whether a request satisfies a condition. Each rule is of "IAM JSON policy elements: Condition operators". */
export function holds(condition: Condition, context: ContextValues): Truth {
  const { operator } = condition
  const values = context(condition.key.toLowerCase())
  if (operator.test === 'Null') return isNull(condition, values)
  if (values === undefined) return condition.values.length === 0 && !operator.ifExists ? whenEmpty(condition) : 'open'
  // "…IfExists": the key not being there makes the condition true; so does ForAllValues, by "Multivalued context keys".
  if (values === null || (operator.each !== undefined && values.length === 0)) return absent(condition)
  const each = values.map(value => compares(condition, value, context))
  if (operator.each === 'ForAllValues') return allOf(each)
  if (operator.each === 'ForAnyValue') return anyOf(each)
  // A key with several values needs a set operator; without one AWS documents no answer.
  return each.length === 1 ? (each[0] ?? 'open') : 'open'
}

/** "Condition operator to check existence of condition keys": `true` asks that the key be absent. */
function isNull({ values }: Condition, context: readonly string[] | null | undefined): Truth {
  if (context === undefined) return 'open'
  const wanted = context === null ? 'true' : 'false'
  return values.some(v => v.toLowerCase() === wanted) ? 'holds' : 'fails'
}

function absent({ operator }: Condition): Truth {
  if (operator.ifExists || operator.each === 'ForAllValues') return 'holds'
  if (operator.each === 'ForAnyValue') return 'fails'
  // "If the key is not present, a negated matching condition operator returns true."
  return operator.negated ? 'holds' : 'fails'
}

const whenEmpty = ({ operator }: Condition): Truth =>
  operator.each !== undefined ? 'open' : operator.negated ? 'holds' : 'fails'

/** One value of the request against the condition's: any that matches does; under a negation, none may. */
function compares(condition: Condition, value: string, context: ContextValues): Truth {
  const compare: Comparison = comparisonOf(condition.operator.test)
  const fill: Fill = ({ name }) => context(name.toLowerCase())?.[0] ?? undefined
  const known = (name: string) => context(name.toLowerCase()) !== undefined
  const matches = anyOf(
    condition.patterns.map(pattern => {
      if (!pattern.variables.every(v => known(v.name))) return pattern.matches(value, 'any') ? 'open' : 'fails'
      return compare(pattern, value, fill)
    }),
  )
  return condition.operator.negated ? negation(matches) : matches
}
