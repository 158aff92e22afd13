import type { Probed } from '../../collect/probe/probe.ts'
import { namesAction, type Said } from '../../collect/probe/watched.ts'
import { deniedBy, gapAdvice } from '../../evidence/gap-advice.ts'
import type { Gap } from '../../evidence/item.ts'

/** Whether an IAM action that the collection needs is allowed. */
export interface Permission {
  readonly action: string
  /** `untried`: nothing that AWS answered says so. */
  readonly state: 'allowed' | 'denied' | 'untried'
  /** How that is known: by a call, or by IAM's policy simulator; null where it is not known. */
  readonly by: 'call' | 'simulation' | null
  /** Refused for one resource and allowed for another. */
  readonly partly: boolean
  /** The evidence types that need it. */
  readonly types: readonly string[]
  /** The error's name and what AWS said, redacted; null where it is allowed or was not asked. */
  readonly detail: string | null
  readonly message: string | null
  /** Which kind of policy AWS says that denies it, if it says one: `service control policy`. */
  readonly policy: string | null
  /** What is to be done, or why it was not tried. */
  readonly advice: string | null
}

/** What was learnt of each action, in the order of their names. */
export function permissionsOf(probed: readonly Probed[], region: string): Permission[] {
  const byAction = new Map<string, Probed[]>()
  for (const one of probed)
    for (const action of one.call.actions) byAction.set(action, [...(byAction.get(action) ?? []), one])
  return [...byAction]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([action, calls]) => permissionOf(action, calls, region))
}

function permissionOf(action: string, calls: readonly Probed[], region: string): Permission {
  const types = [...new Set(calls.map(({ type }) => type))].sort()
  const said = calls.flatMap(one => one.said)
  const isAllowed = said.some(one => one.said === 'allowed')
  const denied = calls.flatMap(({ call, said }) => said.flatMap(one => refusalOf(action, call.actions, one, isAllowed)))
  const [refusal] = denied
  const of = { action, types, detail: null, message: null, policy: null, advice: null, partly: false }
  if (refusal) {
    const { detail, message = null } = refusal
    const advice = gapAdvice({ ...refusal, action })
    const policy = deniedBy(refusal) ?? null
    return { ...of, state: 'denied', by: 'call', partly: isAllowed, detail, message, policy, advice }
  }
  if (isAllowed) return { ...of, state: 'allowed', by: 'call' }
  const [unsaid] = said.filter(one => one.said === 'unsaid')
  const gap = unsaid?.said === 'unsaid' ? unsaid.gap : undefined
  const told = { detail: gap?.detail ?? null, message: gap?.message ?? null }
  return { ...of, ...told, state: 'untried', by: null, advice: whyUntried(unsaid, region) }
}

/**
 * The refusal, where it is of this action: a call that needs several names the one that is missing, and where it does not,
 * one that another call proved is not it.
 */
function refusalOf(action: string, needed: readonly string[], said: Said, isAllowed: boolean): Gap[] {
  if (said.said !== 'denied') return []
  if (needed.length === 1 || namesAction(said.gap.message, action)) return [said.gap]
  const namesOther = needed.some(other => namesAction(said.gap.message, other))
  return namesOther || isAllowed ? [] : [said.gap]
}

function whyUntried(said: Said | undefined, region: string): string {
  if (said === undefined || said.said === 'allowed')
    return `Not tried: in ${region} there is nothing to ask it of, or the time was up before its turn.`
  const { gap, made } = said
  if (made)
    return `Not decided: in ${region} there is nothing to ask it of; for something that does not exist AWS answered ${gap.detail}, which is no refusal.`
  if (gap.detail === 'TargetTimeout') return 'Not tried: the time for the test was up.'
  if (gap.reason === 'denied')
    return `Not decided: AWS answered ${gap.detail}, as it does to an account whose call it is not, whatever its permissions.`
  return `Not decided: AWS answered ${gap.detail}, which says nothing of permissions. ${gapAdvice(gap)}`
}
