export interface ControlCheck {
  readonly check: string
  readonly strength: 'demonstrates' | 'supports'
  /** One clause: why this check says something about this control. */
  readonly because: string
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
  readonly checks: readonly ControlCheck[]
  /** Each group is satisfied by any one of its members (check ids). */
  readonly anyOf?: readonly (readonly string[])[]
  /** Evidence types to attach. */
  readonly evidenceTypes?: readonly string[]
  /** What else is needed, where AWS configuration does not (fully) show it. */
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
  readonly controls: readonly Control[]
}

export type ControlStatus =
  | 'tests_failed'
  | 'not_verified'
  | 'tests_passed'
  | 'review'
  | 'no_population'
  | 'inherited'
  | 'manual'

/** One control in one account, as in `controls.json`. */
export interface ControlResult {
  readonly framework: string
  readonly control: string
  readonly account: string
  readonly level: string | null
  readonly title: string
  readonly status: ControlStatus
  readonly evidence: 'full' | 'partial' | 'none'
  readonly findings: { readonly pass: number; readonly fail: number; readonly unknown: number; readonly not_applicable: number }
  readonly checks: readonly string[]
  /** Evidence item ids. */
  readonly items: readonly string[]
  readonly limits: string | null
  /** Why the status is what it is, in one sentence. */
  readonly because: string
}
