import { associated } from '../../../../connectors/aws/ssm/association-compliance.checks.ts'
import { patched } from '../../../../connectors/aws/ssm/patch-compliance.checks.ts'
import { checkTable } from '../../../kit/table.ts'

for (const check of [patched, associated])
  checkTable(check, {
    pass: [{ case: 'compliant', settings: { Status: 'COMPLIANT' } }],
    fail: [
      {
        case: 'not compliant',
        settings: { Status: 'NON_COMPLIANT', NonCompliantSummary: { NonCompliantCount: 3 } },
        reason: /^3 of its/,
      },
      { case: 'not compliant, without a count', settings: { Status: 'NON_COMPLIANT' }, reason: /^Some of its/ },
    ],
    unknown: [
      { case: 'a status we do not know', settings: { Status: 'UNSPECIFIED' } },
      { case: 'no status', settings: { ResourceId: 'i-1' } },
    ],
  })
