import { inRegion, regionCheck } from '../../kit/index.ts'
import { handledWhereOn } from '../shared/findings.ts'
import { detector } from './detector.ts'
import { finding, HIGH } from './finding.ts'

const DAYS = 7

export const highFindingsHandled = regionCheck(finding, {
  id: 'guardduty-finding-high-handled-7-days',
  title: `Findings of GuardDuty of high severity are handled within ${DAYS} days`,
  severity: 'high',
  remediation: 'Look into each finding, end what caused it, and archive it; suppress by a filter what is meant to be.',
  references: ['https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings.html'],
  why: 'A detector protects nobody whose findings nobody reads.',
  reads: {
    detectors: inRegion(detector, d => d.Detector?.Status),
    findings: inRegion(finding, ({ Finding: f }) => ({ high: f.Severity, since: f.CreatedAt, what: f.Type })),
  },
  test({ detectors, findings }, { asOf }) {
    const open = findings.filter(({ value }) => (value.high ?? HIGH) >= HIGH)
    return handledWhereOn(
      { name: 'GuardDuty', days: DAYS },
      detectors.all().map(({ value }) => value),
      open.map(({ value }) => value),
      asOf,
    )
  },
})
