import { inRegion, regionCheck } from '../../kit/index.ts'
import { handledWhereOn } from '../shared/findings.ts'
import { finding } from './finding.ts'
import { session } from './session.ts'

const DAYS = 30

export const highFindingsHandled = regionCheck(finding, {
  id: 'macie2-finding-high-handled-30-days',
  title: `Findings of Macie of high severity are handled within ${DAYS} days`,
  severity: 'high',
  remediation:
    'Move or protect the data that was found, or archive the finding; suppress by a rule what is meant to be.',
  references: ['https://docs.aws.amazon.com/macie/latest/user/findings.html'],
  why: 'Sensitive data that was found and left where it was is known to be exposed.',
  reads: {
    sessions: inRegion(session, s => s.Session.status),
    findings: inRegion(finding, ({ Finding: f }) => ({ since: f.createdAt, what: f.type })),
  },
  test({ sessions, findings }, { asOf }) {
    return handledWhereOn(
      { name: 'Macie', days: DAYS },
      sessions.all().map(({ value }) => value),
      findings.all().map(({ value }) => value),
      asOf,
    )
  },
})
