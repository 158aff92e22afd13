import { asBlock, internetAmong } from '../net/cidr.ts'
import { callerKey, type Names } from './caller-keys.ts'
import { PolicyUnreadable } from './errors.ts'
import { arnParts, type Pattern } from './pattern.ts'
import type { Condition, Statement } from './statement.ts'

/** What fixed values of conditions leave of all callers; undefined where no condition says it. */
export interface Narrowing {
  readonly accounts: ReadonlySet<string> | undefined
  readonly organizations: ReadonlySet<string> | undefined
  /** Something else fixes them: a VPC, a service, a range of addresses. */
  readonly otherwise: boolean
}

/**
 * How conditions limit who calls, and from where, to fixed values. `addresses: false` does not count a range of addresses,
 * from which other accounts may call as well. All conditions of a statement must hold, so the narrowest of each kind counts.
 */
export function narrowing({ conditions }: Statement, { addresses = true } = {}): Narrowing {
  const fixing = conditions.flatMap(c => fixed(c) ?? [])
  const named = (of: (f: Fixed) => readonly string[] | undefined) =>
    fixing.reduce<ReadonlySet<string> | undefined>((left, f) => {
      const values = of(f)
      return values === undefined ? left : new Set(values.filter(v => left?.has(v) ?? true))
    }, undefined)
  const accounts = named(f => f.accounts)
  const organizations = named(f => f.organizations)
  const other = fixing.some(f => f.accounts === undefined && f.organizations === undefined)
  return { accounts, organizations, otherwise: other || (addresses && conditions.some(isNarrowAddress)) }
}

/** Whether at least one condition limits callers to fixed values; see {@link narrowing}. */
export function narrowsCaller(statement: Statement, options: { addresses?: boolean } = {}): boolean {
  const { accounts, organizations, otherwise } = narrowing(statement, options)
  return accounts !== undefined || organizations !== undefined || otherwise
}

interface Fixed {
  readonly accounts?: readonly string[]
  readonly organizations?: readonly string[]
}

/** A positive comparison that fails where the key is absent; IfExists, ForAllValues and negations let others in. */
const isPositive = ({ operator }: Condition): boolean =>
  !operator.negated && !operator.ifExists && operator.each !== 'ForAllValues'

/** What a condition fixes. Every one of its values must name something definite: they are alternatives. */
function fixed(condition: Condition): Fixed | undefined {
  const names = callerKey(condition.key)
  const { test } = condition.operator
  if (names === undefined || !isPositive(condition) || !(test.startsWith('String') || test === 'ArnLike'))
    return undefined
  const { patterns } = condition
  if (patterns.length === 0 || !patterns.every(p => isDefinite(p, names, test === 'ArnLike'))) return undefined
  if (names === 'account') return { accounts: patterns.map(p => p.text) }
  if (names === 'organization') return { organizations: patterns.map(p => p.text.split('/')[0] ?? '') }
  const accounts = patterns.map(p => accountIn(p.text))
  return names === 'arn' && accounts.every(a => a !== undefined) ? { accounts: accounts } : {}
}

/** Compared with itself a policy variable holds for every caller; those of the resource's owner do not. */
const ABOUT_OWNER = /^aws:Resource(?:Account|OrgID|OrgPaths)$/i

/**
 * Whether a value names something definite: no wildcard, or an ARN whose account is written out, or an organization
 * path that starts with a whole organization id, or a role's unique id before its session name (`AROA…:*`). A wildcard
 * that the operator compares as a character names nothing either.
 */
function isDefinite({ text, variables }: Pattern, names: Names, byParts: boolean): boolean {
  if (text.trim() === '' || variables.some(v => !ABOUT_OWNER.test(v.name))) return false
  if (!/[*?]/.test(text)) return !/\$\{(?!aws:Resource)/i.test(text)
  if (names === 'organization') return /^o-[a-z0-9]{10,32}\//.test(text)
  if (names === 'identity') return /^A[A-Z0-9]{15,}:/.test(text)
  return names === 'arn' && namesAccount(text, byParts)
}

/**
 * ARN operators compare each part of an ARN by itself. Under String operators a `*` spans colons, so one before the
 * account's end may stand for another account and let the id written out be part of a resource's name.
 */
function namesAccount(text: string, byParts: boolean): boolean {
  if (accountIn(text) === undefined) return false
  return byParts || !/[*?]/.test(arnParts(text).slice(0, 5).join(':'))
}

function accountIn(arn: string): string | undefined {
  const parts = arnParts(arn)
  return parts.length === 6 && /^[0-9]{12}$/.test(parts[4] ?? '') ? parts[4] : undefined
}

function isNarrowAddress(condition: Condition): boolean {
  if (condition.key.toLowerCase() !== 'aws:sourceip') return false
  if (condition.operator.test !== 'IpAddress' || !isPositive(condition)) return false
  return condition.values.length > 0 && !areWide(condition.values)
}

function areWide(ranges: readonly string[]): boolean {
  try {
    return internetAmong(ranges.map(asBlock)).length > 0
  } catch (cause) {
    throw new PolicyUnreadable('condition', 'A condition names a range of addresses that is none.', { cause })
  }
}
