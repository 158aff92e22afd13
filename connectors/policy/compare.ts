import { inRange } from '../net/cidr.ts'
import type { Test } from './operators.ts'
import { arnParts, type Fill, type Pattern } from './pattern.ts'
import type { Truth } from './truth.ts'

/** Compares one value of a condition, as a pattern, with one value of the request. `open`: AWS documents no answer. */
export type Comparison = (wanted: Pattern, value: string, fill: Fill) => Truth

const truth = (yes: boolean): Truth => (yes ? 'holds' : 'fails')

/** "Numeric condition operators" and "Date condition operators": both sides as numbers; what is none compares with nothing. */
const ordered =
  (numberOf: (text: string) => number, compare: (value: number, wanted: number) => boolean): Comparison =>
  ({ text }, value) => {
    const [left, right] = [numberOf(value), numberOf(text)]
    return Number.isNaN(left) || Number.isNaN(right) ? 'open' : truth(compare(left, right))
  }

const numeric = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text))
/** W3C dates, or seconds since 1970. */
const date = (text: string): number => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text))

const equal = (a: number, b: number) => a === b
const less = (a: number, b: number) => a < b
const lessOrEqual = (a: number, b: number) => a <= b
const greater = (a: number, b: number) => a > b
const greaterOrEqual = (a: number, b: number) => a >= b

const text: Comparison = (wanted, value, fill) => truth(wanted.matches(value, fill))

/** "Amazon Resource Name (ARN) condition operators": each of the six parts is compared by itself, so no `*` spans a colon. */
const arn: Comparison = (wanted, value, fill) => {
  const parts = arnParts(value)
  if (wanted.parts.length < 6 || parts.length < 6) return wanted.matches(value, fill) ? 'open' : 'fails'
  return truth(wanted.parts.every((part, i) => part.matches(parts[i] ?? '', fill)))
}

const address: Comparison = ({ text: range }, value) => {
  const inside = inRange(range, value)
  return inside === undefined ? 'open' : truth(inside)
}

const COMPARISONS: Readonly<Record<Test, Comparison>> = {
  StringEquals: text,
  StringEqualsIgnoreCase: text,
  StringLike: text,
  NumericEquals: ordered(numeric, equal),
  NumericLessThan: ordered(numeric, less),
  NumericLessThanEquals: ordered(numeric, lessOrEqual),
  NumericGreaterThan: ordered(numeric, greater),
  NumericGreaterThanEquals: ordered(numeric, greaterOrEqual),
  DateEquals: ordered(date, equal),
  DateLessThan: ordered(date, less),
  DateLessThanEquals: ordered(date, lessOrEqual),
  DateGreaterThan: ordered(date, greater),
  DateGreaterThanEquals: ordered(date, greaterOrEqual),
  Bool: ({ text: wanted }, value) => truth(wanted.toLowerCase() === value.toLowerCase()),
  BinaryEquals: text,
  IpAddress: address,
  ArnLike: arn,
  // Decided before values are compared.
  Null: () => 'open',
}

export const comparisonOf = (test: Test): Comparison => COMPARISONS[test]
