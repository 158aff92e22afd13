import { noFindings } from '../evidence/finding.ts'
import {
  type Control,
  type ControlResult,
  type ControlStatus,
  type Framework,
  judgedChecks,
} from '../frameworks/framework.ts'
import type { AccountTallies, Tally } from './account-tallies.ts'
import { notWhole, type Tested, tested } from './outcome.ts'

/** The status of every control of a framework in one account, in the framework's order. */
export function controlResults(framework: Framework, of: AccountTallies): ControlResult[] {
  return framework.controls.map(control => controlResult(framework, control, of))
}

/** The accounts where a control of which nothing was judged here is judged, because only they may read what it is about. */
export function ownersOf(control: Control, of: AccountTallies): string[] {
  const judged = judgedChecks(control).map(c => c.check)
  return accountsElsewhere(typesOf(judged, control, of), of)
}

/** The status of one control in one account: the first of design §6 that holds, and why. */
export function controlResult(framework: Framework, control: Control, of: AccountTallies): ControlResult {
  const parts = tested(control, of)
  const { status, because } = statusOf(framework, control, parts, of)
  const judged = judgedChecks(control).map(c => c.check)
  const types = typesOf(judged, control, of)
  const shown = typesOf(
    control.checks.map(c => c.check),
    control,
    of,
  )
  return {
    framework: framework.id,
    control: control.id,
    account: of.account,
    level: control.level ?? null,
    title: control.title,
    status,
    evidence: control.evidence,
    findings: sum(judged.flatMap(check => of.tallies.get(check) ?? [])),
    checks: judged,
    items: shown.flatMap(type => of.types.get(type)?.items ?? []),
    limits: limitsOf(control, types, of),
    because,
  }
}

interface Judgement {
  readonly status: ControlStatus
  readonly because: string
}

function statusOf(framework: Framework, control: Control, parts: readonly Tested[], of: AccountTallies): Judgement {
  const failed = parts.filter(p => p.outcome === 'failed')
  const shown = failed.filter(p => p.demonstrates)
  if (shown.length > 0) return { status: 'tests_failed', because: sentence(shown.map(p => p.clause)) }

  const unknown = parts.flatMap(p => (p.outcome === 'unknown' ? p.clause : (p.unjudged ?? [])))
  const accounts = control.organization ? [of.organization?.short ?? []].flat() : []
  const unverified = [...accounts, ...unknown, ...unread(control, parts, of)]
  if (unverified.length > 0) return { status: 'not_verified', because: sentence([...new Set(unverified)]) }

  if (parts.some(p => p.outcome === 'passed' || p.outcome === 'failed')) {
    const open = openQuestion(framework, control, parts, of)
    if (open !== null) return { status: 'review', because: open }
    return { status: 'tests_passed', because: sentence(parts.map(p => p.clause)) }
  }
  if (parts.length > 0)
    return {
      status: 'no_population',
      because: nothingJudged(
        typesOf(
          judgedChecks(control).map(c => c.check),
          control,
          of,
        ),
        of,
      ),
    }
  const attached = control.evidenceTypes ?? []
  if (attached.length > 0 && attached.every(type => of.types.get(type)?.elsewhere?.alone))
    return { status: 'no_population', because: `The evidence is ${judgedIn(attached, of)}.` }
  return withoutTests(control)
}

/** Where nothing was judged here, one must be able to see where it was. */
function nothingJudged(types: readonly string[], of: AccountTallies): string {
  const where = judgedIn(types, of)
  return where
    ? `No test had anything to judge in this account; some of it is ${where}.`
    : 'Every test had nothing to judge.'
}

function judgedIn(types: readonly string[], of: AccountTallies): string | undefined {
  const accounts = accountsElsewhere(types, of)
  if (accounts.length === 0) return undefined
  return `judged in account ${accounts.join(' and ')}, which alone may read it`
}

const accountsElsewhere = (types: readonly string[], of: AccountTallies): string[] =>
  [...new Set(types.flatMap(type => of.types.get(type)?.elsewhere?.accounts ?? []))].sort()

/**
 * Types the control needs for itself. Not among them: those of alternatives that a satisfied group did not need, and what
 * its checks only read beside the type they judge, for an answer that a gap there could change is `unknown` already.
 */
function unread(control: Control, parts: readonly Tested[], of: AccountTallies): string[] {
  const types = judgedChecks(control).map(c => of.typesOf(c.check))
  const judged = new Set(types.map(([type]) => type))
  const read = new Set(types.flatMap(([, ...others]) => others).filter(type => !judged.has(type)))
  const spared = new Set(parts.flatMap(p => p.spared))
  return (control.evidenceTypes ?? [])
    .filter(type => !spared.has(type) && !read.has(type))
    .flatMap(type => notWhole(type, of) ?? [])
}

/** Why tests that did not fail do not decide the control; null where they do. */
function openQuestion(
  framework: Framework,
  control: Control,
  parts: readonly Tested[],
  of: AccountTallies,
): string | null {
  const failed = parts.filter(p => p.outcome === 'failed')
  if (failed.length > 0) return sentence([...failed.map(p => p.clause), 'this alone does not decide the control'])
  if (framework.kind !== 'benchmark') return 'No test failed; the requirement is an outcome that a person judges.'
  if (control.evidence !== 'full') return 'No test failed; AWS configuration shows only part of it.'
  if (control.assessment !== 'automated') return 'No test failed; the benchmark asks for a manual assessment.'
  if (!parts.some(p => p.demonstrates && p.outcome === 'passed')) return 'No test that could decide the control passed.'
  const idle = parts.filter(p => p.demonstrates && p.outcome === 'nothing').flatMap(p => p.checks)
  const where = judgedIn(idle.flatMap(of.typesOf), of)
  if (where) return `No test failed; some of it is ${where}.`
  return null
}

/** Nothing was tested. What AWS could fully show and we do not look at is not verified, not a person's task. */
function withoutTests(control: Control): Judgement {
  const needs = control.needs ?? 'evidence that the owner provides'
  if (control.supersededBy) {
    const { control: newer, since } = control.supersededBy
    return { status: 'manual', because: `Superseded by ${newer} since ${since}: see there.` }
  }
  if (control.evidenceTypes?.length)
    return { status: 'review', because: `The evidence is attached, no test judges it: ${needs}.` }
  if (control.responsibility === 'provider') return { status: 'inherited', because: `Inherited from AWS: ${needs}.` }
  if (control.evidence === 'full') return { status: 'not_verified', because: `No test looks at it yet: ${needs}.` }
  return { status: 'manual', because: `AWS configuration as collected does not show it. It needs ${needs}.` }
}

/** What these checks judge and read, and what the control attaches. */
function typesOf(checks: readonly string[], control: Control, of: AccountTallies): string[] {
  return [...new Set([...checks.flatMap(of.typesOf), ...(control.evidenceTypes ?? [])])].sort()
}

function limitsOf(control: Control, types: readonly string[], of: AccountTallies): string | null {
  const states = types.flatMap(type => of.types.get(type) ?? [])
  const limits = control.limits ? [sentence([control.limits])] : []
  if (of.outside.length > 0 && states.some(s => s.regional)) {
    limits.push(`Enabled regions outside the declared scope: ${of.outside.join(', ')}.`)
  }
  if (control.organization && of.organization?.outside) limits.push(sentence([of.organization.outside]))
  for (const type of types) {
    for (const { rule, count } of of.types.get(type)?.excluded ?? [])
      limits.push(`Left out of ${type}: ${count} (${rule}).`)
  }
  return limits.length > 0 ? limits.join(' ') : null
}

function sum(tallies: readonly Tally[]): Tally {
  const total = noFindings()
  for (const tally of tallies) {
    total.pass += tally.pass
    total.fail += tally.fail
    total.unknown += tally.unknown
    total.not_applicable += tally.not_applicable
  }
  return total
}

/** Clauses as one sentence; at most five, so that a table can hold it. */
function sentence(clauses: readonly string[]): string {
  const more = clauses.length > 5 ? `; and ${clauses.length - 5} more` : ''
  const text = clauses.slice(0, 5).join('; ').replace(/\.$/, '')
  // Check ids stay as they are.
  const first = /^[a-z0-9]+-/.test(text) ? text.charAt(0) : text.charAt(0).toUpperCase()
  return `${first}${text.slice(1)}${more}.`
}
