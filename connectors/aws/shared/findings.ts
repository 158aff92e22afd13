import { fail, meaningOf, notApplicable, pass, someOf, Unjudgeable, unknown, type Verdict } from '../../kit/index.ts'
import { dayOf, daysBefore, moment } from './moment.ts'

/** A finding that nobody has closed or suppressed. */
export interface OpenFinding {
  /** RFC 3339: when the service first told of it. */
  readonly since: string | undefined
  readonly what: string | undefined
}

/** By what GuardDuty, Inspector and Macie say of themselves. */
const LOOKS = {
  ENABLED: true,
  ENABLING: false,
  DISABLED: false,
  DISABLING: false,
  PAUSED: false,
  SUSPENDED: false,
  SUSPENDING: false,
}

/**
 * The same of a detector that may be off, suspended or paused: what it left open counts, but that nothing is open is no pass where
 * nobody looks. `states`: of each detector what AWS says of it, `ENABLED` where it looks.
 */
export function handledWhereOn(
  { name, days }: { readonly name: string; readonly days: number },
  states: readonly (keyof typeof LOOKS | undefined)[],
  open: readonly OpenFinding[],
  asOf: Date,
): Verdict {
  const verdict = handledWithin(days, open, asOf)
  const told = states.filter(state => state !== undefined)
  if (verdict.status === 'fail' || someOf(told, state => meaningOf(state, LOOKS, `the state of ${name}`)))
    return verdict
  if (states.includes(undefined)) return unknown(`AWS did not say whether ${name} is on in the region.`)
  return notApplicable(`${name} is not on in the region${states.length > 0 ? ` (${states.join(', ')})` : ''}.`)
}

/** Whether what a detector found is handled within some days; findings that its owner suppressed are not among the open ones. */
export function handledWithin(days: number, open: readonly OpenFinding[], asOf: Date): Verdict {
  const dated = open.map(({ since, what = 'a finding without a type' }) => {
    if (since === undefined) throw new Unjudgeable(`AWS did not say since when a finding is open.`)
    return { what, at: moment(since) }
  })
  const before = daysBefore(asOf, days)
  const late = dated.filter(({ at }) => at < before).sort((a, b) => a.at.getTime() - b.at.getTime())
  const [oldest] = late
  if (oldest !== undefined)
    return fail(
      `${late.length} ${late.length === 1 ? 'finding was' : 'findings were'} still open, and opened before ${dayOf(before)}; the oldest is ${oldest.what}, of ${dayOf(oldest.at)}.`,
    )
  return pass(
    dated.length === 0
      ? 'No finding of high severity is open.'
      : `All ${dated.length} open findings of high severity were opened after ${dayOf(before)}.`,
  )
}
