import { Unjudgeable } from '../kit/index.ts'
import type { Layer, Statement, Tags } from '../policy/index.ts'
import type { AccountView } from './account-view.ts'
import type { PrincipalFact } from './facts.ts'
import type { Path } from './path.ts'
import type { Way } from './way.ts'

/** A principal as it goes after it has changed its own tags, and how it does that. */
interface Retagged {
  readonly as: PrincipalFact
  readonly way: Way
}

/**
 * The tags that a principal may give itself of those that conditions speak of: all at once, and one by one. Where a policy has a tag's value
 * as a variable, it may be whatever fits: then its tags are taken as open.
 */
export function* retaggings(view: AccountView, from: PrincipalFact, { does }: Path): Generator<Retagged> {
  const [action = ''] = does.self ?? []
  const own = from.identity.tags
  // Tags that are not known are open as it is.
  if (own === undefined || view.asking(from).on(action, from.arn, { resourceTags: from.tags }) === undefined) return
  const spoken = spokenOf(view, from)
  const changes = action.includes(':Untag') ? removed(own, spoken) : set(spoken)
  for (const change of changes) {
    const keys = { 'aws:tagkeys': [...change.keys()], ...requested(change) }
    const way = view.asking(from).on(action, from.arn, { keys, resourceTags: from.tags })
    if (way !== undefined) yield { as: { ...from, ...withTags(from, changed(own, change)) }, way }
  }
  const open = spoken.variable && !action.includes(':Untag')
  const way = open ? view.asking(from).on(action, from.arn, { resourceTags: from.tags }) : undefined
  if (way !== undefined) yield { as: { ...from, ...withTags(from, undefined) }, way }
}

/** By the name of the tag, its new value; undefined: it is taken away. */
type Change = ReadonlyMap<string, string | undefined>

const withTags = (from: PrincipalFact, tags: Tags | undefined) => ({ tags, identity: { ...from.identity, tags } })

const requested = (change: Change): Record<string, readonly string[]> =>
  Object.fromEntries(
    [...change].flatMap(([name, value]) =>
      value === undefined ? [] : [[`aws:requesttag/${name.toLowerCase()}`, [value]] as const],
    ),
  )

/** Names of tags are told apart without case. */
function changed(own: Tags, change: Change): Tags {
  const names = new Set([...change.keys()].map(name => name.toLowerCase()))
  const kept = [...own].filter(([name]) => !names.has(name.toLowerCase()))
  return new Map([
    ...kept,
    ...[...change].flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  ])
}

interface Spoken {
  /** By the name of the tag, values that conditions compare it with. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>
  /** A tag stands for a part of a resource's name, or of a condition's value. */
  readonly variable: boolean
}

/** More than this are not tried one by one. */
const MOST = 16

function set({ values }: Spoken): Change[] {
  const first = [...values].map(([name, all]) => [name, [...all][0] ?? ''] as const)
  const each = [...values].flatMap(([name, all]) => [...all].map(value => new Map([[name, value]])))
  const all = first.length > 1 ? [new Map(first)] : []
  return [...all, ...each].slice(0, MOST)
}

function removed(own: Tags, { values }: Spoken): Change[] {
  const lower = new Set([...values.keys()].map(name => name.toLowerCase()))
  const names = [...own.keys()].filter(name => lower.has(name.toLowerCase()))
  return names.length === 0 ? [] : [new Map(names.map(name => [name, undefined]))]
}

const PREFIX = 'aws:principaltag/'

/** What its own policies and limits, and the trust policies of roles, say of the tags of who asks. */
function spokenOf(view: AccountView, { binding }: PrincipalFact): Spoken {
  const { identity, boundary, service } = binding
  const statements = [identity, ...(boundary ? [boundary] : []), ...service].flatMap(statementsIn)
  const values = new Map<string, Set<string>>()
  let variable = false
  for (const statement of [...statements, ...ofTrust(view)]) {
    variable ||= hasVariable(statement)
    for (const { key, patterns } of statement.conditions) {
      variable ||= patterns.some(p => p.variables.some(isTag))
      if (!key.toLowerCase().startsWith(PREFIX)) continue
      const name = key.slice(PREFIX.length)
      const known = values.get(name) ?? new Set()
      values.set(name, known)
      // Under a wildcard, one that it matches.
      for (const { text, variables } of patterns) if (variables.length === 0) known.add(text.replace(/[*?]/g, 'x'))
    }
  }
  return { values, variable }
}

const isTag = ({ name }: { readonly name: string }): boolean => name.toLowerCase().startsWith(PREFIX)
const hasVariable = ({ resources }: Statement): boolean =>
  resources?.patterns.some(p => p.variables.some(isTag)) ?? false

const statementsIn = ({ policies }: Layer): readonly Statement[] =>
  policies.flatMap(held => held.read.policy.statements.filter(isReadable))

/** What is redacted says nothing of tags that anybody could read. */
function isReadable(statement: Statement): boolean {
  try {
    for (const { patterns } of statement.conditions) patterns.length
    return statement.resources?.patterns !== null
  } catch (error) {
    if (error instanceof Unjudgeable) return false
    throw error
  }
}

const TRUST = new WeakMap<AccountView, readonly Statement[]>()

function ofTrust(view: AccountView): readonly Statement[] {
  const known = TRUST.get(view) ?? view.facts.roles.flatMap(role => statementsIn(role.trust).filter(hasTag))
  TRUST.set(view, known)
  return known
}

const hasTag = ({ conditions }: Statement): boolean =>
  conditions.some(c => c.key.toLowerCase().startsWith(PREFIX) || c.patterns.some(p => p.variables.some(isTag)))
