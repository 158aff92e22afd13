import type { Request } from '../decide.ts'
import type { Truth } from '../truth.ts'
import { EMPTY, type Layer } from './held.ts'
import { NOTHING, type Ref, type Weighed, weigh } from './weigh.ts'

/** The policies that bind a principal, whatever it asks for. */
export interface Binding {
  /** Of a user: its own and those of its groups. */
  readonly identity: Layer
  /** Undefined: it has no permissions boundary. */
  readonly boundary: Layer | undefined
  /** Service control policies by level, from the root of the organization to the account. */
  readonly service: readonly Layer[]
}

export interface Question extends Request {
  /** The resource's own policy; undefined: this kind of resource has none, or it says nothing. */
  readonly resourcePolicy?: Layer | undefined
  /**
   * `alone`: without its own policy nobody is let in, whatever identity policies say (a role's trust policy, a KMS key's).
   * `beside`: identity policies of the resource's account count by themselves (S3, SNS, SQS, Lambda, Secrets Manager, ECR).
   */
  readonly rule?: 'alone' | 'beside' | undefined
  /** The resource belongs to another account than the caller. */
  readonly crossAccount?: boolean | undefined
  /** Resource control policies by level; undefined: the service has none, or the account is bound by none. */
  readonly resourceControls?: readonly Layer[] | undefined
}

export interface Ruling {
  readonly answer: 'allowed' | 'denied' | 'undecided'
  /** Allowed: what allows. Denied: the Deny that holds, or nothing where nothing allows. Undecided: what would decide. */
  readonly by: readonly Ref[]
  /** Undecided: the conditions, and what was not read, that decide it. */
  readonly conditions: readonly string[]
}

const DENIED: Ruling = { answer: 'denied', by: [], conditions: [] }

/**
 * Decides a request of a principal of an account. IAM User Guide, "How AWS enforcement code logic evaluates requests to allow
 * or deny access", step by step; what is not known of request and policies is left open, and named.
 */
export function evaluate(binding: Binding, question: Question): Ruling {
  // "Deny evaluation": an explicit Deny in any policy that applies ends it.
  const denial = firstOf(denials(binding, question))
  if (denial.truth === 'holds') return { answer: 'denied', by: denial.by, conditions: [] }
  const permitted = allowance(binding, question)
  if (permitted.truth === 'fails') return DENIED
  const conditions = [...new Set([...permitted.open, ...denial.open.map(c => `unless denied: ${c}`)])]
  if (permitted.truth === 'holds' && denial.truth === 'fails')
    return { answer: 'allowed', by: permitted.by, conditions: [] }
  return { answer: 'undecided', by: permitted.by, conditions }
}

function* denials({ identity, boundary, service }: Binding, question: Question): Generator<Weighed> {
  yield weigh(identity, 'denies', question)
  if (boundary !== undefined) yield weigh(boundary, 'denies', question)
  for (const level of service) yield weigh(level, 'denies', question)
  for (const level of question.resourceControls ?? []) yield weigh(level, 'denies', question)
  if (question.resourcePolicy !== undefined) yield weigh(question.resourcePolicy, 'denies', question)
}

/** What holds decides; else whatever is open is kept. */
function firstOf(all: Iterable<Weighed>): Weighed {
  let open: Weighed = NOTHING
  for (const weighed of all) {
    if (weighed.truth === 'holds') return weighed
    if (weighed.truth === 'open')
      open = { truth: 'open', by: [...open.by, ...weighed.by], open: [...open.open, ...weighed.open] }
  }
  return open
}

/** "RCPs" and "SCPs": every level must allow. Then the resource's and the identity's policies. */
function allowance(binding: Binding, question: Question): Weighed {
  const levels = [...(question.resourceControls ?? []), ...binding.service].map(l => weigh(l, 'allows', question))
  if (levels.some(l => l.truth === 'fails')) return NOTHING
  const granted = question.crossAccount ? acrossAccounts(binding, question) : withinAccount(binding, question)
  if (granted.truth === 'fails') return NOTHING
  return all([granted, ...levels])
}

/**
 * "Resource-based policies", and "Permissions boundaries for IAM entities", section "Evaluating effective permissions with
 * boundaries": within an account a resource policy that names a user lets it in whatever its own policies and boundary leave out;
 * one that names a role lets its sessions in unless the role's boundary leaves it out. One that names the account leaves it to
 * identity policies, which, for a key or a role, count only then ("Key policies"; "Role trust policies").
 */
function withinAccount({ identity, boundary }: Binding, question: Question): Weighed {
  const { resourcePolicy: own, rule = 'beside' } = question
  const named = own === undefined ? NOTHING : weigh(own, 'allows', question, 'itself')
  const isRole = question.caller.type === 'AWS' && question.caller.arn.includes(':role/')
  const limited = boundary === undefined ? undefined : weigh(boundary, 'allows', question)
  const direct = isRole && limited !== undefined ? all([named, limited]) : named
  if (direct.truth === 'holds') return direct
  const delegated = rule === 'beside' ? undefined : weigh(own ?? EMPTY, 'allows', question, 'account')
  const granted = weigh(identity, 'allows', question)
  const byIdentity = all([granted, ...(delegated ? [delegated] : []), ...(limited ? [limited] : [])])
  return either(byIdentity, direct)
}

/** "Cross-account policy evaluation logic": both accounts must allow, the caller's by its identity policies and boundary. */
function acrossAccounts({ identity, boundary }: Binding, question: Question): Weighed {
  const granted = weigh(identity, 'allows', question)
  const admitted = question.resourcePolicy === undefined ? NOTHING : weigh(question.resourcePolicy, 'allows', question)
  return all([granted, admitted, ...(boundary ? [weigh(boundary, 'allows', question)] : [])])
}

/** All hold; the first one's statements are those that allow. */
function all(parts: readonly Weighed[]): Weighed {
  if (parts.some(p => p.truth === 'fails')) return NOTHING
  const open = parts.flatMap(p => p.open)
  const truth: Truth = parts.some(p => p.truth === 'open') ? 'open' : 'holds'
  return { truth, by: parts[0]?.by ?? [], open }
}

function either(one: Weighed, other: Weighed): Weighed {
  if (one.truth === 'holds' || other.truth === 'fails') return one
  if (other.truth === 'holds' || one.truth === 'fails') return other
  return { truth: 'open', by: [...one.by, ...other.by], open: [...one.open, ...other.open] }
}
