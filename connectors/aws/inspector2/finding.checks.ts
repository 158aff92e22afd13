import { inRegion, regionCheck } from '../../kit/index.ts'
import { handledWhereOn } from '../shared/findings.ts'
import { account } from './account.ts'
import { finding } from './finding.ts'

const DAYS = 30

export const highFindingsHandled = regionCheck(finding, {
  id: 'inspector2-finding-high-handled-30-days',
  title: `Vulnerabilities of high severity that Inspector finds are handled within ${DAYS} days`,
  severity: 'high',
  remediation: 'Update what has the vulnerability, or suppress the finding by a rule that says why.',
  references: ['https://docs.aws.amazon.com/inspector/latest/user/findings-understanding.html'],
  why: 'A scanner protects nobody whose findings nobody reads.',
  reads: {
    accounts: inRegion(account, a => a.AccountState?.state?.status),
    findings: inRegion(finding, f => ({ since: f.firstObservedAt, what: f.title ?? f.findingArn })),
  },
  test({ accounts, findings }, { asOf }) {
    return handledWhereOn(
      { name: 'Inspector', days: DAYS },
      accounts.all().map(({ value }) => value),
      findings.all().map(({ value }) => value),
      asOf,
    )
  },
})
