import { inRegion, notApplicable, regionCheck } from '../../kit/index.ts'
import { handledWithin } from '../shared/findings.ts'
import { finding } from './finding.ts'
import { hub } from './hub.ts'

const DAYS = 30

export const highFindingsHandled = regionCheck(finding, {
  id: 'securityhub-finding-high-handled-30-days',
  title: `Findings of high severity in Security Hub CSPM are handled within ${DAYS} days`,
  severity: 'high',
  remediation: 'Mend what the finding names, or suppress it with a note that says why.',
  references: ['https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-workflow-status.html'],
  why: 'A detector protects nobody whose findings nobody reads.',
  reads: {
    hubs: inRegion(hub, h => h.HubArn),
    findings: inRegion(finding, f => ({ since: f.CreatedAt, what: f.Title })),
  },
  test({ hubs, findings }, { asOf }) {
    if (hubs.all().length === 0) return notApplicable('Security Hub CSPM is not on in the region.')
    return handledWithin(
      DAYS,
      findings.all().map(({ value }) => value),
      asOf,
    )
  },
})
