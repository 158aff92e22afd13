import { exampleOf, layerOf } from '../policy/index.ts'
import type { AccountView } from './account-view.ts'
import type { Guarded, GuardedList, PrincipalFact } from './facts.ts'
import { type Way, wayOf } from './way.ts'

/** What a principal may do to resources whose own policies let it in, whatever its own policies say. */
export interface LetIn {
  readonly ways: readonly { readonly way: Way; readonly within: string }[]
  /** Sentences: policies and lists that were not read, and may let it in. */
  readonly unread: readonly string[]
}

/** "Resource-based policies": within an account one that names the principal is enough. Only kinds that have policies are asked about. */
export function letIn(view: AccountView, by: PrincipalFact, action: string, template: string): LetIn {
  const { members, missing, admits = false } = view.facts.guarded.get(action) ?? NONE
  if (!admits) return { ways: [], unread: [] }
  const all = members.map(member => through(view, by, action, member))
  const [why] = missing
  const open = why !== undefined && mayLetIn(view, by, action, template, why)
  return {
    ways: all.flatMap(one => one.way ?? []),
    unread: [...all.flatMap(one => one.unread ?? []), ...(open ? [why] : [])],
  }
}

const NONE: GuardedList = { members: [], missing: [] }

/** Whether the policy of one that was not listed could: not where all of it is denied. */
function mayLetIn(view: AccountView, by: PrincipalFact, action: string, template: string, why: string): boolean {
  const resourcePolicy = layerOf([], [why])
  return view.asking(by).rule(action, exampleOf(template), {}, { resourcePolicy }).answer === 'undecided'
}

interface Through {
  readonly way?: LetIn['ways'][number] | undefined
  readonly unread?: string | undefined
}

function through(view: AccountView, by: PrincipalFact, action: string, member: Guarded): Through {
  const { arn, policy } = member
  const [unread] = policy?.unread ?? []
  const allows = policy?.policies.some(held => held.read.about(action).allows.length > 0)
  if (policy === undefined || (!allows && unread === undefined)) return {}
  const asking = view.asking(by)
  const within = member.patterns[0] ?? arn
  const ruling = asking.rule(action, exampleOf(within), {}, { resourcePolicy: policy })
  if (unread !== undefined)
    return ruling.answer === 'undecided' ? { unread: `The policy of ${arn} was not read: ${unread}` } : {}
  const own = ruling.by.some(ref => ref.attached === arn)
  const way = own ? wayOf(action, within, ruling) : undefined
  return { way: way && { way, within } }
}
