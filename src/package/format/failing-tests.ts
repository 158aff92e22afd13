import { CONTROL_STATUSES, type ControlResult, type ControlStatus } from '../../frameworks/framework.ts'

/**
 * What the controls of one status hold: a status never hides a failing test. `failing` + `clean` + `untested` = `controls`.
 */
export interface WithinStatus {
  readonly controls: number
  /** With at least one failing finding of a test that is judged for the control. */
  readonly failing: number
  /** With findings, none of which failed. */
  readonly clean: number
  /** Without a finding: no test looks at it. */
  readonly untested: number
}

export type FailingTests = Readonly<Record<ControlStatus, WithinStatus>>

type Counted = Pick<ControlResult, 'status' | 'findings'>

/** Counts, inside each status, the controls (rows of `controls.json`) with failing tests, without, and without any test. */
export function failingTests(controls: Iterable<Counted>): FailingTests {
  const counts = CONTROL_STATUSES.map(status => [status, { controls: 0, failing: 0, clean: 0, untested: 0 }] as const)
  const within = Object.fromEntries(counts) as Record<ControlStatus, { -readonly [K in keyof WithinStatus]: number }>
  for (const { status, findings } of controls) {
    within[status].controls++
    within[status][kindOf(findings)]++
  }
  return within
}

/** By status, how many of these controls have failing tests; statuses without any are left out. */
export function statusesFailing(controls: Iterable<Counted>): Record<string, number> {
  const failing: Record<string, number> = {}
  for (const { status, findings } of controls) if (findings.fail > 0) failing[status] = (failing[status] ?? 0) + 1
  return failing
}

/** `22 (18)`: a count of controls, and in brackets how many have failing tests, unless the status says of all that they have. */
export const countWithFailing = (status: string, controls: number, failing: number): string =>
  failing === 0 || (status === 'tests_failed' && failing === controls) ? `${controls}` : `${controls} (${failing})`

/** The sum over all statuses. */
export function allWithin(within: FailingTests): WithinStatus {
  const all = Object.values(within)
  const sum = (key: keyof WithinStatus) => all.reduce((total, own) => total + own[key], 0)
  return { controls: sum('controls'), failing: sum('failing'), clean: sum('clean'), untested: sum('untested') }
}

function kindOf({
  pass,
  fail,
  unknown,
  not_applicable: nothing,
}: Counted['findings']): 'failing' | 'clean' | 'untested' {
  if (fail > 0) return 'failing'
  return pass + unknown + nothing > 0 ? 'clean' : 'untested'
}
