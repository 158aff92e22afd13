import { highFindingsHandled } from '../../../../connectors/aws/macie2/finding.checks.ts'
import { checkTable } from '../../../kit/table.ts'

/** The tables judge as of 2026-11-28. */
const FRESH = '2026-11-25T00:00:00Z'
const OLD = '2026-08-01T00:00:00Z'

const members = (name: string, all: readonly object[]) =>
  all.map((settings, i) => ({ id: `${name}${i}`, name: `${name}${i}`, settings }))

const seen = (...found: object[]) => ({
  read: {
    sessions: members('s', [{ Session: { status: 'ENABLED' } }]),
    findings: members(
      'f',
      found.map(Finding => ({ Finding })),
    ),
  },
})

checkTable(highFindingsHandled, {
  pass: [{ case: 'a new one', ...seen({ createdAt: FRESH, type: 'SensitiveData:S3Object/Financial' }) }],
  fail: [{ case: 'an old one', ...seen({ createdAt: OLD, type: 'SensitiveData:S3Object/Financial' }) }],
  notApplicable: [
    { case: 'Macie is off', read: { sessions: [], findings: [] } },
    {
      case: 'Macie is paused',
      read: { ...seen().read, sessions: members('s', [{ Session: { status: 'PAUSED' } }]) },
    },
  ],
  unknown: [{ case: 'one without a date', ...seen({ type: 'SensitiveData:S3Object/Financial' }) }],
})
