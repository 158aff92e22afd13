import type { PopulationCounts, TypeCounts } from './population-view.ts'
import type { ControlStatus, Tally } from './statuses.ts'
import type { AcceptanceText } from './test-view.ts'

export interface FrameworkView {
  readonly id: string
  readonly title: string
  readonly kind: 'benchmark' | 'criteria'
  readonly publisher: string
  readonly source: string
  /** What is stated or not known of its scope: who applies PCI DSS states which systems are in scope. */
  readonly scopeNote: string | null
  /** Controls by the status of their worst account. */
  readonly statuses: Readonly<Record<ControlStatus, number>>
  /** What the controls of each status hold: no status hides a failing test. */
  readonly within: Readonly<Record<ControlStatus, WithinView>>
  readonly controls: readonly ControlView[]
}

/** Controls of one status: with failing tests, with tests of which none failed, and without any test. */
export interface WithinView {
  readonly controls: number
  readonly failing: number
  readonly clean: number
  readonly untested: number
}

export interface ControlView {
  readonly id: string
  readonly title: string
  readonly level: string | null
  readonly evidence: 'full' | 'partial' | 'none'
  readonly assessment: 'automated' | 'manual'
  readonly responsibility: 'customer' | 'shared' | 'provider'
  readonly organization: boolean
  /** What the owner states of it, in sentences. */
  readonly stated: string | null
  /** Who states that it does not apply; the status stays. */
  readonly notApplicable: string | null
  /** What took its place, as a sentence. */
  readonly superseded: string | null
  readonly limits: string | null
  readonly needs: string | null
  /** The worst of all accounts. */
  readonly status: ControlStatus
  readonly results: readonly {
    readonly account: string
    readonly status: ControlStatus
    readonly because: string
    readonly findings: Tally
  }[]
  readonly tests: readonly ControlTest[]
  /** Groups of which any one member is enough, by title. */
  readonly anyOf: readonly (readonly string[])[]
  readonly population: PopulationCounts
  /** Enabled regions outside the declared scope, where the control depends on regions. */
  readonly outside: number
  /** Evidence types with their lists and members; unlike things are not added up. */
  readonly evidenceOf: readonly TypeCounts[]
  readonly accepted: number
  /** The acceptances behind them, the first few, and how many there are. */
  readonly acceptances: readonly AcceptanceText[]
  readonly acceptancesTotal: number
  /** First failing resources by name, and how many there are. */
  readonly failing: readonly string[]
  readonly failingTotal: number
  /** Judged tests with a failing finding. */
  readonly failedTests: number
}

export interface ControlTest {
  readonly id: string
  readonly title: string
  readonly strength: 'demonstrates' | 'supports' | 'context'
  readonly because: string
  readonly tally: Tally
}
