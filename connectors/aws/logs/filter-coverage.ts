import { type Condition, type Expression, parseFilterPattern } from './filter-pattern.ts'

/** What is known of a field: its value (`*` stands for any text), a value it has not, or that it is missing. */
export type Claim = { readonly is: string } | { readonly isNot: string } | 'missing'

/** A kind of event, by what is known of it; nothing is known of fields it does not name. */
export type EventKind = Readonly<Record<string, Claim>>

/**
 * Whether a filter pattern matches every event of every kind given. Order, spacing, quotes, further alternatives and
 * broader wildcards do not matter. A pattern with a condition that an event may fail does not cover it, and neither does
 * one we cannot read.
 */
export function coversEvents(pattern: string, kinds: readonly EventKind[]): boolean {
  const readings = [parseFilterPattern(pattern, 'and-first'), parseFilterPattern(pattern, 'left-to-right')]
  return kinds.length > 0 && readings.every(e => e !== null && kinds.every(kind => holds(e, kind) === true))
}

/** True or false where what is known decides it, else undefined. */
function holds(expression: Expression, kind: EventKind): boolean | undefined {
  if (expression.kind === 'condition') {
    const claim = kind[expression.selector]
    return claim === undefined ? undefined : follows(expression, claim)
  }
  const parts = expression.of.map(part => holds(part, kind))
  const decisive = expression.kind === 'any'
  if (parts.includes(decisive)) return decisive
  return parts.includes(undefined) ? undefined : !decisive
}

function follows(condition: Condition, claim: Claim): boolean | undefined {
  if (claim === 'missing') return fromMissing(condition)
  return 'is' in claim ? fromValue(condition, claim.is) : fromOtherValue(condition, claim.isNot)
}

/** Whether a missing field is `!= x` is not documented, so it decides nothing. */
function fromMissing({ test }: Condition): boolean | undefined {
  if (test === 'missing') return true
  return test === 'exists' || test === 'equals' ? false : undefined
}

function fromValue({ test, value }: Condition, is: string): boolean | undefined {
  const exact = !is.includes('*')
  switch (test) {
    case 'equals':
      return includes(value, is) ? true : exact ? false : undefined
    case 'differs':
      return includes(value, is) ? false : exact ? true : undefined
    case 'exists':
      return true
    case 'missing':
    case 'null':
      return false
    case 'unclear':
      return undefined
  }
}

function fromOtherValue({ test, value }: Condition, isNot: string): boolean | undefined {
  if (test === 'differs') return includes(isNot, value) ? true : undefined
  return test === 'equals' && includes(isNot, value) ? false : undefined
}

/** Whether every text that `narrow` stands for is one that `wide` stands for; only a `*` of `wide` takes in one of `narrow`. */
function includes(wide: string, narrow: string): boolean {
  const expression = wide.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*')
  return new RegExp(`^${expression}$`, 'su').test(narrow)
}
