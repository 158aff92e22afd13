import type { ResourceComplianceSummaryItem } from '@aws-sdk/client-ssm'
import { fail, type Json, pass, unknown, type Verdict } from '../../kit/index.ts'

/** What a summary says of its node; `what` are patches or associations. */
export function complianceOf(summary: Json<ResourceComplianceSummaryItem>, what: string): Verdict {
  const { Status, NonCompliantSummary: not } = summary
  if (Status === 'COMPLIANT') return pass(`Systems Manager says that its ${what} are compliant.`)
  if (Status !== 'NON_COMPLIANT') return unknown(`Systems Manager did not say whether its ${what} are compliant.`)
  const count = not?.NonCompliantCount
  return fail(`${count === undefined ? 'Some' : count} of its ${what} are not compliant.`)
}
