import { remembered, repeatsMember } from '../kit/index.ts'
import { PolicyUnreadable } from './errors.ts'
import { conditionsIn, listOf, objectOf, principalsIn, selectionOf, textOf } from './read-elements.ts'
import type { Policy, Statement } from './statement.ts'

// IAM User Guide, "Grammar of the IAM JSON policy language". What is not in it is refused by name: dropping an element in
// silence would turn a grant, or its condition, into nothing.

const OF_POLICY = new Set(['Version', 'Id', 'Statement'])
const OF_STATEMENT = new Set(
  'Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition'.split(' '),
)

/** A document is read by many checks, one after the other: what was read of an object stays as long as that does. */
const read = new WeakMap<object, Policy>()
const ofText = remembered(policyOf, 100)

/**
 * Reads a policy document: an object, JSON text, or URL-encoded JSON text (as IAM hands it out, RFC 3986).
 * Throws {@link PolicyUnreadable} on whatever it does not understand. An object is not to change afterwards.
 */
export function readPolicy(document: unknown): Policy {
  if (typeof document === 'string') return ofText(document)
  if (typeof document !== 'object' || document === null) return policyOf(document)
  const policy = read.get(document) ?? policyOf(document)
  read.set(document, policy)
  return policy
}

function policyOf(document: unknown): Policy {
  const policy = objectOf(typeof document === 'string' ? parsed(document) : document, 'The policy document')
  refuseUnknown(policy, OF_POLICY, 'The policy')
  const version = versionOf(policy.Version)
  if (policy.Statement === undefined) throw new PolicyUnreadable('no-statement', 'The policy has no Statement.')
  const variables = version === '2012-10-17'
  return {
    version,
    id: textOf(policy.Id, 'Id', 'unknown-element'),
    statements: listOf(policy.Statement).map((s, i) => readStatement(s, i + 1, variables)),
  }
}

function parsed(document: string): unknown {
  try {
    const text = /^\s*[{"[]/.test(document) ? document : decodeURIComponent(document)
    const value: unknown = JSON.parse(text)
    if (!repeatsMember(text)) return value
  } catch (cause) {
    throw new PolicyUnreadable('not-json', 'The policy document is not JSON.', { cause })
  }
  throw new PolicyUnreadable('repeated-member', 'The policy document names a member twice, of which only one can hold.')
}

/** "IAM JSON policy elements: Version": left out, it is 2008-10-17, which knows no policy variables. */
function versionOf(version: unknown): Policy['version'] {
  if (version === undefined) return '2008-10-17'
  if (version === '2008-10-17' || version === '2012-10-17') return version
  throw new PolicyUnreadable('version', 'The policy has a Version that AWS does not document.')
}

function refuseUnknown(object: Record<string, unknown>, known: ReadonlySet<string>, what: string): void {
  const strange = Object.keys(object).find(name => !known.has(name))
  if (strange !== undefined)
    throw new PolicyUnreadable('unknown-element', `${what} has the unknown element ${strange}.`)
}

function readStatement(value: unknown, index: number, variables: boolean): Statement {
  const json = objectOf(value, 'A statement')
  refuseUnknown(json, OF_STATEMENT, 'A statement')
  // "IAM JSON policy elements: Effect": the value is compared with case.
  if (json.Effect !== 'Allow' && json.Effect !== 'Deny')
    throw new PolicyUnreadable('effect', 'A statement has no known Effect.')
  const actions = selectionOf(json, 'Action')
  if (actions === undefined)
    throw new PolicyUnreadable('action', 'A statement needs exactly one of Action and NotAction.')
  return {
    index,
    sid: textOf(json.Sid, 'Sid', 'unknown-element') || undefined,
    effect: json.Effect,
    actions,
    resources: selectionOf(json, 'Resource', { variables }),
    principals: principalsIn(json),
    conditions: conditionsIn(json.Condition, variables),
  }
}
