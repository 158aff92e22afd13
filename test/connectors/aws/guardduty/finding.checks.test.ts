import { highFindingsHandled } from '../../../../connectors/aws/guardduty/finding.checks.ts'
import { checkTable } from '../../../kit/table.ts'

/** The tables judge as of 2026-11-28. */
const FRESH = '2026-11-25T00:00:00Z'
const OLD = '2026-08-01T00:00:00Z'

const members = (name: string, all: readonly object[]) =>
  all.map((settings, i) => ({ id: `${name}${i}`, name: `${name}${i}`, settings }))

const threats = (...found: object[]) => ({
  read: {
    detectors: members('d', [{ DetectorId: 'd', Detector: { Status: 'ENABLED' } }]),
    findings: members(
      'f',
      found.map(Finding => ({ Finding })),
    ),
  },
})
const suspended = (...found: object[]) => ({
  read: { ...threats(...found).read, detectors: members('d', [{ DetectorId: 'd', Detector: { Status: 'DISABLED' } }]) },
})
const threat = (CreatedAt?: string, Severity = 8) => ({
  Type: 'CryptoCurrency:EC2/BitcoinTool.B!DNS',
  Severity,
  CreatedAt,
})

checkTable(highFindingsHandled, {
  pass: [
    { case: 'none', ...threats() },
    { case: 'a new one', ...threats(threat(FRESH)) },
    { case: 'an old one that is not high', ...threats(threat(OLD, 5)) },
  ],
  fail: [
    { case: 'old ones', ...threats(threat(FRESH), threat(OLD)), reason: /1 finding was still open.*2026-08-01/ },
    { case: 'old ones of a suspended detector', ...suspended(threat(OLD)) },
  ],
  notApplicable: [
    { case: 'GuardDuty is off', read: { detectors: [], findings: [] } },
    { case: 'the detector is suspended', ...suspended(), reason: /not on in the region \(DISABLED\)/ },
  ],
  unknown: [
    {
      case: 'AWS does not say whether the detector is on',
      read: { ...threats().read, detectors: members('d', [{ DetectorId: 'd' }]) },
    },
    { case: 'one without a date', ...threats(threat()) },
  ],
})
