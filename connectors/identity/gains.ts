import type { Binding, Layer } from '../policy/index.ts'
import type { AccountView } from './account-view.ts'
import { type Administrator, administratorOf } from './administrator.ts'
import { Asking } from './asking.ts'
import { EVERYTHING } from './controls.ts'
import type { PrincipalFact } from './facts.ts'
import type { Path } from './path.ts'
import { gained, type Read, readsOf } from './reads.ts'
import { remembered } from './remembered.ts'
import type { Step } from './way.ts'

/** What the rights that are got are worth to whom gets them. */
export interface Gain {
  readonly reaches: 'administrator' | 'principal' | 'data'
  readonly conditions: readonly string[]
  /** What is still to be done, with the rights that were got. */
  readonly steps?: readonly Step[]
}

const DATA: Gain = { reaches: 'data', conditions: [] }
const PRINCIPAL: Gain = { reaches: 'principal', conditions: [] }

/** What principals are worth with more than they have, by what it is. */
const MORE = new WeakMap<AccountView, Map<string, Map<string, Worth>>>()

interface Worth {
  readonly administrator: Administrator
  readonly reads: readonly Read[]
}

/** What a principal is worth to another, as it is or with what a path gives it. */
export function gainOf(view: AccountView, from: PrincipalFact, to: PrincipalFact, gives?: Path['gives']): Gain {
  switch (gives) {
    case undefined:
      return worth(view, from, { administrator: view.administrator(to), reads: view.reads(to) })
    case 'any':
    case 'managed':
      return worth(view, from, raised(view, to, 'any', withPolicies(to.binding, EVERYTHING)))
    case 'no-boundary':
    case 'other-boundary':
      return worth(view, from, raised(view, to, 'unbound', { ...to.binding, boundary: undefined }))
    case 'membership':
    case 'older-version':
      return { reaches: 'principal', conditions: ['the documents of the other versions were not read'] }
  }
}

/** What a principal would be worth with further policies of its own; those that let it give itself any are worth as much. */
export function policyGiven(
  view: AccountView,
  from: PrincipalFact,
  to: PrincipalFact,
  { arn, layer }: { readonly arn: string; readonly layer: Layer },
): Gain {
  const binding = withPolicies(to.binding, layer)
  // One that is still to be made is made in another way by each.
  const isListed = view.principal(to.arn) === to
  const plain = worth(view, from, isListed ? raised(view, to, arn, binding) : computed(view, to, binding))
  if (plain.reaches === 'administrator') return plain
  const puts = to.kind === 'user' ? 'iam:PutUserPolicy' : 'iam:PutRolePolicy'
  const asked = {
    keys: { 'iam:policyarn': null, 'iam:permissionsboundary': to.boundary === null ? null : [to.boundary] },
    resourceTags: to.tags,
  }
  const way = new Asking(to.identity, binding, view.facts).on(puts, to.arn, asked)
  const any = way && gainOf(view, from, to, 'any')
  if (way === undefined || any?.reaches !== 'administrator') return plain
  return { ...any, conditions: [...any.conditions, ...way.conditions], steps: way.steps }
}

/** What a principal would be worth within another boundary. */
export const boundBy = (view: AccountView, from: PrincipalFact, to: PrincipalFact, boundary: Layer): Gain =>
  worth(view, from, computed(view, to, { ...to.binding, boundary }))

/** What a principal gains by going by other tags. */
export const worthAs = (view: AccountView, from: PrincipalFact, as: PrincipalFact): Gain =>
  worth(view, from, computed(view, as, as.binding))

const withPolicies = (binding: Binding, { policies, unread }: Layer): Binding => ({
  ...binding,
  identity: {
    policies: [...binding.identity.policies, ...policies],
    unread: [...binding.identity.unread, ...unread],
  },
})

function raised(view: AccountView, to: PrincipalFact, by: string, binding: Binding): Worth {
  // One that goes by other tags for a while is nobody to remember.
  const listed = view.principal(to.arn)
  if (listed !== undefined && listed !== to) return computed(view, to, binding)
  const more = MORE.get(view) ?? new Map<string, Map<string, Worth>>()
  MORE.set(view, more)
  const known = remembered(more, by, () => new Map<string, Worth>())
  return remembered(known, to.arn, () => computed(view, to, binding))
}

function computed(view: AccountView, to: PrincipalFact, binding: Binding): Worth {
  const administrator = administratorOf(to.identity, binding, view.facts)
  const reads = administrator.Is === 'no' ? readsOf(new Asking(to.identity, binding, view.facts), view.facts) : []
  return { administrator, reads }
}

function worth(view: AccountView, from: PrincipalFact, { administrator, reads }: Worth): Gain {
  if (administrator.Is !== 'no') return { reaches: 'administrator', conditions: administrator.Unknown }
  const read = gained(view.asking(from), reads)
  if (read === undefined) return PRINCIPAL
  return read.conditions.length === 0 ? DATA : { reaches: 'data', conditions: read.conditions }
}
