import { remembered, Unjudgeable } from '../../kit/index.ts'
import { selects } from '../decide.ts'
import { PolicyUnreadable } from '../errors.ts'
import { readPolicy } from '../read.ts'
import type { Policy, Statement } from '../statement.ts'

/** The statements of a document that speak of one action. */
export interface About {
  readonly allows: readonly Statement[]
  readonly denies: readonly Statement[]
}

/** A policy that is asked about many requests: what it says of an action is looked for once. */
export class IndexedPolicy {
  readonly policy: Policy
  #about: Map<string, About> | undefined
  readonly #services: ReadonlySet<string> | undefined

  constructor(policy: Policy) {
    this.policy = policy
    this.#services = servicesIn(policy)
  }

  about(action: string): About {
    // Of most services a policy says nothing: that is not worth remembering action by action.
    if (this.#services?.has(serviceOf(action)) === false) return NOTHING_SAID
    const known = this.#about?.get(action)
    if (known !== undefined) return known
    const speaking = this.policy.statements.filter(s => mayCover(s, action))
    // Nor is it where the next look is as short: a large account has thousands of small policies.
    if (speaking.length === 0 && this.policy.statements.length <= FEW) return NOTHING_SAID
    const about = speaking.length === 0 ? NOTHING_SAID : byEffect(speaking)
    this.#about ??= new Map()
    this.#about.set(action, about)
    return about
  }
}

const FEW = 8
const NONE: readonly Statement[] = []
const NOTHING_SAID: About = { allows: NONE, denies: NONE }

function byEffect(speaking: readonly Statement[]): About {
  const denies = speaking.filter(s => s.effect === 'Deny')
  return denies.length === 0
    ? { allows: speaking, denies: NONE }
    : { allows: speaking.filter(s => s.effect === 'Allow'), denies }
}

const serviceOf = (action: string): string => action.slice(0, action.indexOf(':')).toLowerCase()

/** The services that all actions of a policy name; undefined: some may be of any. */
function servicesIn({ statements }: Policy): ReadonlySet<string> | undefined {
  try {
    const named = statements.flatMap(({ actions }) => (actions.not ? ['*'] : actions.patterns.map(p => p.text)))
    return named.every(text => /^[^:*?$]+:/.test(text)) ? sameSet(new Set(named.map(serviceOf))) : undefined
  } catch (error) {
    if (error instanceof Unjudgeable) return undefined
    throw error
  }
}

const SETS = new Map<string, ReadonlySet<string>>()
const MOST_SETS = 5_000

/** One set for all policies about the same services. */
function sameSet(services: ReadonlySet<string>): ReadonlySet<string> {
  const key = [...services].sort().join(' ')
  const known = SETS.get(key)
  if (known !== undefined) return known
  if (SETS.size >= MOST_SETS) SETS.clear()
  SETS.set(key, services)
  return services
}

/** Actions that were redacted may be any. */
function mayCover({ actions }: Statement, action: string): boolean {
  try {
    return selects(actions, action) !== 'fails'
  } catch (error) {
    if (error instanceof Unjudgeable) return true
    throw error
  }
}

/** A policy as it is held: which one, and the ARN of the user, role, group, unit or resource that it is attached to. */
export interface Held {
  readonly policy: string
  readonly attached: string
  readonly read: IndexedPolicy
}

/** Policies of one kind that count together, and why some of them are not known: each of those might say anything. */
export interface Layer {
  readonly policies: readonly Held[]
  readonly unread: readonly string[]
}

export const EMPTY: Layer = { policies: [], unread: [] }

/** A document that is not read twice where many hold it. */
export class Documents {
  readonly #read = new Map<unknown, IndexedPolicy | string>()

  /** The policy, or why it is not understood. `key` stands for the document: a policy's ARN, or the document itself. */
  get(key: unknown, document: unknown): IndexedPolicy | string {
    const known = this.#read.get(key)
    if (known !== undefined) return known
    const read = indexed(document)
    this.#read.set(key, read)
    return read
  }
}

/**
 * Reads a document; what is not understood is told, and counts as unread. Thousands of roles have the same trust policy, and are
 * given the same one.
 */
export function indexed(document: unknown): IndexedPolicy | string {
  const text = textOf(document)
  try {
    return text === undefined ? new IndexedPolicy(readPolicy(document)) : ofText(text)
  } catch (error) {
    if (error instanceof PolicyUnreadable || error instanceof Unjudgeable) return error.message
    throw error
  }
}

const ofText = remembered(text => new IndexedPolicy(readPolicy(JSON.parse(text))), 1_000)
const LONGEST = 2_048

/** By which the same documents are known; undefined where one is long, or parts of it were not read. */
function textOf(document: unknown): string | undefined {
  try {
    const text = JSON.stringify(document)
    return text.length <= LONGEST ? text : undefined
  } catch {
    return undefined
  }
}

/** A layer of documents by their names. */
export function layerOf(
  documents: Iterable<{
    readonly policy: string
    readonly attached: string
    readonly document: IndexedPolicy | string
  }>,
  unread: readonly string[] = [],
): Layer {
  const policies: Held[] = []
  const missing = [...unread]
  for (const { policy, attached, document } of documents) {
    if (typeof document === 'string') missing.push(`${policy}: ${document}`)
    else policies.push({ policy, attached, read: document })
  }
  return { policies, unread: missing }
}
