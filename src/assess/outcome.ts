import { noFindings } from '../evidence/finding.ts'
import { type Control, judgedChecks } from '../frameworks/framework.ts'
import type { AccountTallies, Tally } from './account-tallies.ts'

/** `nothing`: there was nothing to judge. */
export type Outcome = 'passed' | 'failed' | 'unknown' | 'nothing'

/** A check, or a group of alternatives, with what came of it in one account and one clause of why. */
export interface Tested {
  readonly checks: readonly string[]
  readonly demonstrates: boolean
  readonly outcome: Outcome
  readonly clause: string
  /** What could not be judged beside what failed, as a clause; null where everything was. */
  readonly unjudged: string | null
  /** Evidence types that the outcome does not rest on: those of alternatives that a satisfied group did not need. */
  readonly spared: readonly string[]
}

const NONE: Tally = noFindings()

/** What came of every check that counts for a control, a group of alternatives being one. */
export function tested(control: Control, of: AccountTallies): Tested[] {
  const grouped = new Set(control.anyOf?.flat())
  const single = judgedChecks(control)
    .filter(c => !grouped.has(c.check))
    .map(c => ({ ...outcomeOf(c.check, of), demonstrates: c.strength === 'demonstrates' }))
  const groups = (control.anyOf ?? []).map(group => ({
    ...outcomeOfGroup(group, of),
    demonstrates: control.checks.some(c => c.check === group[0] && c.strength === 'demonstrates'),
  }))
  return [...single, ...groups]
}

type Part = Omit<Tested, 'demonstrates'>

/** A failure is a failure whatever else was not read; a pass needs every finding and the whole population it judges. */
function outcomeOf(check: string, of: AccountTallies): Part {
  const tally = of.tallies.get(check)
  const part = (outcome: Outcome, clause: string, unjudged: string | null = null): Part => {
    return { checks: [check], outcome, clause, unjudged, spared: [] }
  }
  if (!tally) return part('unknown', `${check} was not run`)
  const { pass, fail, unknown, not_applicable } = { ...NONE, ...tally }
  const all = pass + fail + unknown + not_applicable
  const unjudged = unknown > 0 ? `${check} could not judge ${unknown} of ${all}` : null
  if (fail > 0) return part('failed', `${check} failed on ${fail} of ${all}`, unjudged)
  if (unjudged !== null) return part('unknown', unjudged)
  if (all === 0) return part('unknown', `${check} gave no finding`)
  // What it reads of other types is in its verdicts: an answer that a gap there could change is unknown.
  const missing = of
    .typesOf(check)
    .slice(0, 1)
    .flatMap(type => notWhole(type, of) ?? [])
  if (missing.length > 0) return part('unknown', missing.join(', '))
  return pass > 0 ? part('passed', `${check} passed on ${pass}`) : part('nothing', `${check} had nothing to judge`)
}

/**
 * One alternative that passed everywhere satisfies the group, whatever came of the others. Else an unknown one might
 * have, or one that is judged in another account; else what could be judged failed, and an alternative with nothing to
 * judge does not make up for it.
 */
function outcomeOfGroup(group: readonly string[], of: AccountTallies): Part {
  const parts = group.map(check => outcomeOf(check, of))
  const clauses = (outcome: Outcome) => parts.filter(p => p.outcome === outcome).map(p => p.clause)
  const passed = parts.filter(p => p.outcome === 'passed').flatMap(p => p.checks)
  if (passed.length > 0) {
    const needed = new Set(passed.flatMap(of.typesOf))
    const spared = group.flatMap(of.typesOf).filter(type => !needed.has(type))
    return { checks: group, outcome: 'passed', clause: clauses('passed').join(' and '), unjudged: null, spared }
  }
  const outcome = (['unknown', 'failed'] as const).find(o => parts.some(p => p.outcome === o)) ?? 'nothing'
  const there = outcome === 'failed' ? parts.flatMap(p => judgedThere(p, of)) : []
  if (there.length > 0) {
    const clause = [...there, ...clauses('failed')].join(', and ')
    return { checks: group, outcome: 'unknown', clause, unjudged: null, spared: [] }
  }
  const clause =
    outcome === 'failed' ? `no alternative holds: ${clauses('failed').join(' and ')}` : clauses(outcome).join(', ')
  return { checks: group, outcome, clause, unjudged: null, spared: [] }
}

/** Of an alternative with nothing to judge here: in which accounts it is judged, where it may hold, as a clause. */
function judgedThere({ checks, outcome }: Part, of: AccountTallies): string[] {
  if (outcome !== 'nothing') return []
  const types = checks.flatMap(of.typesOf)
  const accounts = [...new Set(types.flatMap(type => of.types.get(type)?.elsewhere?.accounts ?? []))].sort()
  return accounts.length > 0 ? [`${checks.join(', ')} is judged in account ${accounts.join(' and ')}`] : []
}

/** Why an evidence type is not wholly there, as a clause; undefined where it is. */
export function notWhole(type: string, of: AccountTallies): string | undefined {
  const state = of.types.get(type)
  if (!state || state.items.length === 0) return `${type} was not collected`
  if (state.missing !== null) return `${type} is incomplete (${state.missing})`
  if (state.regional && of.unreached.length > 0) return `${type} was not read in ${of.unreached.join(', ')}`
  return undefined
}
