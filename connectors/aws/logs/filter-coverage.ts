import { remembered } from '../../kit/index.ts'
import { type Condition, type Expression, parseFilterPattern } from './filter-pattern.ts'

/** What is known of a field: its value (`*` stands for any text), a value it has not, or that it is missing. */
export type Claim = { readonly is: string } | { readonly isNot: string } | 'missing'

/** A kind of event, by what is known of it; nothing is known of fields it does not name. */
export type EventKind = Readonly<Record<string, Claim>>

/** `unclear`: the pattern may match them all, in a way that is not reasoned about. */
export type Coverage = 'all' | 'not-all' | 'unclear'

/** What is known of a condition. `open`: an event of the kind may fail it. */
type Truth = boolean | 'open' | 'unclear'

/** Whether a filter pattern matches every event of every kind given; see {@link coverage}. */
export const coversEvents = (pattern: string, kinds: readonly EventKind[]): boolean =>
  coverage(pattern, kinds) === 'all'

/**
 * Whether a filter pattern matches every event of every kind given. Order, spacing, quotes, further alternatives and
 * broader wildcards do not matter. A pattern with a condition that an event may fail does not cover it; of one that cannot
 * be read, such as a pattern of words, nobody knows where it names the events.
 */
export function coverage(pattern: string, kinds: readonly EventKind[]): Coverage {
  const readings = readingsOf(pattern)
  if (readings.some(e => e === null))
    return kinds.length > 0 && kinds.every(k => names(pattern, k)) ? 'unclear' : 'not-all'
  const truths = readings.flatMap(e => kinds.map(kind => (e === null ? 'open' : holds(e, kind))))
  if (truths.length === 0 || truths.some(t => t === false || t === 'open')) return 'not-all'
  return truths.includes('unclear') ? 'unclear' : 'all'
}

/** Every alarm check asks every filter. */
const readingsOf = remembered(pattern => [
  parseFilterPattern(pattern, 'and-first'),
  parseFilterPattern(pattern, 'left-to-right'),
])

/** Whether a text names the event itself, not only its service. */
function names(text: string, kind: EventKind): boolean {
  return Object.entries(kind).some(
    ([field, claim]) =>
      field !== '$.eventSource' &&
      typeof claim === 'object' &&
      'is' in claim &&
      text.includes(claim.is.replaceAll('*', '')),
  )
}

function holds(expression: Expression, kind: EventKind): Truth {
  if (expression.kind === 'condition') {
    const claim = kind[expression.selector]
    return claim === undefined ? 'open' : follows(expression, claim)
  }
  const parts = expression.of.map(part => holds(part, kind))
  const decisive = expression.kind === 'any'
  if (parts.includes(decisive)) return decisive
  // Of alternatives, one that is unclear may hold; what all must hold fails where one may fail.
  const order: readonly Truth[] = decisive ? ['unclear', 'open'] : ['open', 'unclear']
  return order.find(truth => parts.includes(truth)) ?? !decisive
}

function follows(condition: Condition, claim: Claim): Truth {
  if (claim === 'missing') return fromMissing(condition)
  return 'is' in claim ? fromValue(condition, claim.is) : fromOtherValue(condition, claim.isNot)
}

/** Whether a missing field is `!= x` is not documented, so it decides nothing. */
function fromMissing({ test }: Condition): Truth {
  if (test === 'missing') return true
  return test === 'exists' || test === 'equals' || test === 'matches' ? false : 'open'
}

function fromValue({ test, value }: Condition, is: string): Truth {
  const exact = !is.includes('*')
  switch (test) {
    case 'equals':
      if (!isWildcard(value)) return 'open'
      return includes(value, is) ? true : exact ? false : 'open'
    case 'differs':
      if (!isWildcard(value)) return 'open'
      return includes(value, is) ? false : exact ? true : 'open'
    case 'matches':
      return exact ? found(value, is) : 'unclear'
    case 'unlike': {
      const match = exact ? found(value, is) : 'unclear'
      return typeof match === 'boolean' ? !match : match
    }
    case 'exists':
      return true
    case 'missing':
    case 'null':
      return false
    case 'unclear':
      return 'unclear'
  }
}

function fromOtherValue({ test, value }: Condition, isNot: string): Truth {
  if (test === 'differs') return includes(isNot, value) ? true : 'open'
  return test === 'equals' && includes(isNot, value) ? false : 'open'
}

/** A `*` stands for any text at the beginning or at the end of a value; both at once, or in between, is not documented. */
const isWildcard = (value: string): boolean => value === '*' || !/^\*.*\*$|.\*./su.test(value)

/** What a regular expression of CloudWatch Logs may hold: no groups, no look-around (User Guide, "Filter pattern syntax"). */
const REGEX = /^[\w#=@/;,:^$?[\]{}|\\*+. -]{1,200}$/u

function found(expression: string, text: string): Truth {
  if (!REGEX.test(expression)) return 'unclear'
  try {
    return new RegExp(expression, 's').test(text)
  } catch {
    return 'unclear'
  }
}

/** Whether every text that `narrow` stands for is one that `wide` stands for; only a `*` of `wide` takes in one of `narrow`. */
const includes = (wide: string, narrow: string): boolean => expressionOf(wide).test(narrow)

const expressionOf = remembered(wide => {
  const expression = wide.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*')
  return new RegExp(`^${expression}$`, 'su')
})
