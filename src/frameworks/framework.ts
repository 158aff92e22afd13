import type { FindingCounts } from '../evidence/finding.ts'

/**
 * - `demonstrates`: its failure alone shows that the control is not met
 * - `supports`: it informs whoever decides
 * - `context`: listed and never judged; neither its pass nor its failure says anything about the control
 */
export type Strength = 'demonstrates' | 'supports' | 'context'

export interface ControlCheck {
  readonly check: string
  readonly strength: Strength
  /** One clause: what a pass means for this control; of context, why it is not judged. */
  readonly because: string
  /** The objective by which the check came to the control; none where the control names the check itself. */
  readonly objective?: string
}

export interface Control {
  readonly id: string
  /** In our own words. */
  readonly title: string
  /** Can AWS configuration show it? */
  readonly evidence: 'full' | 'partial' | 'none'
  readonly assessment: 'automated' | 'manual'
  readonly responsibility: 'customer' | 'shared' | 'provider'
  readonly level?: string
  /** What the tests do not show. */
  readonly limits?: string
  /** Judged once for the organization and referenced by its members. */
  readonly organization?: boolean
  /** To whom alone it applies, such as `service-provider` or `privacy`; to everybody where it does not say. */
  readonly appliesTo?: string
  readonly supersededBy?: { readonly control: string; readonly since: string }
  /** What of the owner's own keeps the control from being inherited: where there is none of it, AWS answers alone. */
  readonly ownPart?: readonly ('premises' | 'media')[]
  readonly checks: readonly ControlCheck[]
  /** Each group is satisfied by any one of its members (check ids, listed in `checks` with one strength). */
  readonly anyOf?: readonly (readonly string[])[]
  /** Evidence types to attach: those that its judged checks judge or read, and others. */
  readonly evidenceTypes?: readonly string[]
  /** Services and evidence types that would say more and are not collected yet; `needs` or `limits` names them in words. */
  readonly notCollected?: readonly string[]
  /** Controls of other frameworks that a publisher relates to it, as `<framework>/<control>`. No verdict goes from one to the other. */
  readonly related?: readonly string[]
  /** What else is needed, where AWS configuration does not (fully) show it or no test looks at it yet. */
  readonly needs?: string
}

/** `benchmark`: the control is a setting (CIS); `criteria`: the control is an outcome a person judges (PCI DSS, SOC 2). */
export interface Framework {
  /** The file's name: `cis-aws-foundations-7.0.0`. */
  readonly id: string
  readonly framework: string
  readonly version: string
  readonly kind: 'benchmark' | 'criteria'
  readonly publisher: string
  readonly source: string
  readonly licence: string
  /** What holds for every control: what the framework covers beyond AWS, what scope was assumed. */
  readonly limits?: string
  /** A run judges it only where it is asked for by its id. */
  readonly onRequest?: true
  readonly controls: readonly Control[]
}

/** The frameworks of a run that asks for none by its id. */
export const byDefault = <T extends { readonly framework: Framework }>(loaded: readonly T[]): T[] =>
  loaded.filter(({ framework }) => !framework.onRequest)

/** The checks that count. Context is listed, never judged. */
export const judgedChecks = ({ checks }: Pick<Control, 'checks'>): readonly ControlCheck[] =>
  checks.filter(({ strength }) => strength !== 'context')

/**
 * A framework as it was loaded. `sha256` is the hex digest of its canonical JSON, objectives expanded: what
 * `exhibit frameworks show --json` prints, without `origin` and `sha256`. `origin` says whose it is.
 */
export interface LoadedFramework {
  readonly framework: Framework
  readonly sha256: string
  readonly origin: 'built-in' | 'user'
}

/**
 * Worst first. A failure leads; then what was not verified, for it may hide one; then what waits for a person.
 * `no_population` stands last: where one account passed and another has nothing to judge, the control was tested.
 */
export const CONTROL_STATUSES = [
  'tests_failed',
  'not_verified',
  'review',
  'manual',
  'inherited',
  'tests_passed',
  'no_population',
] as const
export type ControlStatus = (typeof CONTROL_STATUSES)[number]

/** One control in one account, as in `controls.json`. */
export interface ControlResult {
  readonly framework: string
  readonly control: string
  readonly account: string
  readonly level: string | null
  readonly title: string
  readonly status: ControlStatus
  readonly evidence: 'full' | 'partial' | 'none'
  readonly findings: FindingCounts
  readonly checks: readonly string[]
  /** Evidence item ids. */
  readonly items: readonly string[]
  readonly limits: string | null
  /** Why the status is what it is, in one sentence. */
  readonly because: string
}
