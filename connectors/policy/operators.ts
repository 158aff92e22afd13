/** IAM User Guide, "IAM JSON policy elements: Condition operators": every operator there is, without prefix and suffix. */
const TESTS = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'NumericEquals',
  'NumericNotEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'DateEquals',
  'DateNotEquals',
  'DateLessThan',
  'DateLessThanEquals',
  'DateGreaterThan',
  'DateGreaterThanEquals',
  'Bool',
  'BinaryEquals',
  'IpAddress',
  'NotIpAddress',
  'ArnEquals',
  'ArnLike',
  'ArnNotEquals',
  'ArnNotLike',
  'Null',
] as const

/** An operator's test without its negation: StringNotLike is StringLike, negated. */
export type Test =
  | 'StringEquals'
  | 'StringEqualsIgnoreCase'
  | 'StringLike'
  | `Numeric${Comparison}`
  | `Date${Comparison}`
  | 'Bool'
  | 'BinaryEquals'
  | 'IpAddress'
  | 'ArnLike'
  | 'Null'
type Comparison = 'Equals' | 'LessThan' | 'LessThanEquals' | 'GreaterThan' | 'GreaterThanEquals'

export interface Operator {
  /** As written: `ForAnyValue:StringLikeIfExists`. */
  readonly text: string
  readonly test: Test
  readonly negated: boolean
  /** "Multivalued context keys": ForAllValues holds too where the request has no value. */
  readonly each: 'ForAllValues' | 'ForAnyValue' | undefined
  /** "…IfExists condition operators": holds too where the request has no such key. */
  readonly ifExists: boolean
}

const BY_NAME = new Map(TESTS.map(name => [name.toLowerCase(), name]))
const FORM = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/i

/** An operator by its name, in any case; undefined: there is no such operator. */
export function operatorOf(text: string): Operator | undefined {
  const [, each, name, suffix] = FORM.exec(text) ?? []
  const known = BY_NAME.get((name ?? '').toLowerCase())
  const ifExists = suffix !== undefined
  if (known === undefined || (known === 'Null' && (ifExists || each !== undefined))) return undefined
  const plain = known.replace('Not', '')
  return {
    text,
    // ArnEquals and ArnLike "behave identically".
    test: (plain === 'ArnEquals' ? 'ArnLike' : plain) as Test,
    negated: plain !== known,
    each: each === undefined ? undefined : /all/i.test(each) ? 'ForAllValues' : 'ForAnyValue',
    ifExists,
  }
}
