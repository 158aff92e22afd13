import type { Statement } from '@cloud-copilot/iam-policy'

interface ConditionOn {
  /** As written: `StringEquals`, `ForAnyValue:StringLike`, `BoolIfExists`. */
  readonly operator: string
  readonly values: readonly string[]
}

/** The conditions of a statement on one key (`aws:SecureTransport`); keys are compared without case, as AWS does. */
export function conditionsOn(statement: Statement, key: string): ConditionOn[] {
  return statement
    .conditions()
    .filter(c => c.conditionKey().toLowerCase() === key.toLowerCase())
    .map(c => ({ operator: operatorOf(c), values: c.conditionValues().map(String) }))
}

type Condition = ReturnType<Statement['conditions']>[number]
const operatorOf = (condition: Condition): string => condition.operation().value()

/** Keys whose fixed values say who calls, or on behalf of what (Amazon S3, "The meaning of public"; KMS and SNS keys). */
const CALLER_KEYS = new Set(
  [
    'aws:PrincipalAccount aws:PrincipalArn aws:PrincipalOrgID aws:PrincipalOrgPaths aws:userid aws:SourceAccount',
    'aws:SourceArn aws:SourceOwner aws:SourceOrgID aws:SourceOrgPaths aws:SourceVpc aws:SourceVpce aws:VpceAccount',
    'aws:VpceOrgID aws:VpceOrgPaths kms:CallerAccount s3:DataAccessPointAccount s3:DataAccessPointArn',
  ]
    .join(' ')
    .toLowerCase()
    .split(' '),
)

/** Positive comparisons only; IfExists, ForAllValues and negations let a caller without the key in. */
const POSITIVE = /^(?:ForAnyValue:)?(?:StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike)$/i

/**
 * Whether at least one condition limits callers to fixed values. Every one of its values must do so: they are
 * alternatives. `addresses: false` does not count a range of addresses, from which other accounts may call as well.
 */
export function narrowsCaller(statement: Statement, { addresses = true } = {}): boolean {
  return statement.conditions().some(condition => {
    const operator = operatorOf(condition)
    const values = condition.conditionValues().map(String)
    const key = condition.conditionKey().toLowerCase()
    if (values.length === 0) return false
    if (key === 'aws:sourceip')
      return addresses && /^(?:ForAnyValue:)?IpAddress$/i.test(operator) && values.every(isNarrowRange)
    return POSITIVE.test(operator) && CALLER_KEYS.has(key) && values.every(isFixed)
  })
}

/** A policy variable that is not about the resource's owner: compared with itself it holds for every caller. */
const OTHER_VARIABLE = /\$\{(?!aws:Resource(?:Account|OrgID|OrgPaths)\})/i

/**
 * Whether a value names something definite: no wildcard, or an ARN whose account is written out, or an organization
 * path that starts with a whole organization id, or a role's unique id before its session name (`AROA…:*`).
 */
function isFixed(value: string): boolean {
  if (value.trim() === '' || OTHER_VARIABLE.test(value)) return false
  if (!/[*?]/.test(value)) return true
  if (/^arn:/.test(value)) return /^[0-9]{12}$/.test(value.split(':')[4] ?? '')
  return /^o-[a-z0-9]{10,32}\//.test(value) || /^A[A-Z0-9]{15,}:/.test(value)
}

/** AWS calls a range public when it is broader than /8 (IPv4) or /32 (IPv6); "The meaning of public", Amazon S3. */
function isNarrowRange(range: string): boolean {
  const [address = '', prefix] = range.split('/')
  if (prefix === undefined) return /[.:]/.test(address)
  return Number(prefix) >= (address.includes(':') ? 32 : 8)
}
