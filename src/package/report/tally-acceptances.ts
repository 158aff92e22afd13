import type { AcceptanceSum, AcceptanceText } from '../../../templates/report/test-view.ts'
import type { ReportView } from '../../../templates/report/view.ts'
import type { Acceptance, Finding } from '../../evidence/finding.ts'
import { CAPS } from './caps.ts'
import type { Names } from './names.ts'

interface Sum {
  readonly acceptance: Acceptance
  readonly checks: Set<string>
  readonly first: Finding[]
  findings: number
}

/** The acceptances of a package; each may stand beside many findings. Keeps so many, and counts the others. */
export class AcceptanceSums {
  readonly #sums = new Map<string, Sum>()
  readonly #ids = new Set<string>()
  #findings = 0

  add(finding: Finding): void {
    const { acceptance, check } = finding
    if (!acceptance) return
    this.#findings++
    this.#ids.add(acceptance.id)
    const sum = this.#sums.get(acceptance.id) ?? { acceptance, checks: new Set(), first: [], findings: 0 }
    if (sum.findings === 0 && this.#sums.size >= CAPS.acceptanceList) return
    this.#sums.set(acceptance.id, sum)
    sum.findings++
    sum.checks.add(check)
    if (sum.first.length < CAPS.acceptedResources) sum.first.push(finding)
  }

  /** Findings whose resources are to be named. */
  *named(): Generator<Finding> {
    for (const { first } of this.#sums.values()) yield* first
  }

  view(names: Names): ReportView['acceptances'] {
    const shown = [...this.#sums.values()].map((sum): AcceptanceSum => {
      const resources = sum.first.map(({ evidence, resource }) => names.get(evidence ?? '')?.get(resource) ?? resource)
      const { id } = sum.acceptance
      return { ...textOf(sum.acceptance), id, findings: sum.findings, checks: [...sum.checks], resources }
    })
    return { findings: this.#findings, total: this.#ids.size, shown }
  }
}

export const textOf = ({ kind, reason, owner, requestedBy, approvedBy, until }: Acceptance): AcceptanceText => ({
  ...{ kind, reason, owner, requestedBy, approvedBy, until },
})
