import { externalAccessAnalyzerActive } from '../../../../connectors/aws/accessanalyzer/analyzer.checks.ts'
import { checkTable, nothing, type RowResource } from '../../../kit/table.ts'

const analyzer = (type: string, status = 'ACTIVE'): RowResource => ({ id: type, settings: { type, status } })
const analyzers = (...all: RowResource[]) => ({ analyzers: all })

checkTable(externalAccessAnalyzerActive, {
  pass: [
    { case: 'of the account', read: analyzers(analyzer('ACCOUNT')) },
    { case: 'of the organization', read: analyzers(analyzer('ACCOUNT', 'FAILED'), analyzer('ORGANIZATION')) },
  ],
  fail: [
    { case: 'none', read: analyzers() },
    {
      case: 'of unused and internal access',
      read: analyzers(
        analyzer('ACCOUNT_UNUSED_ACCESS'),
        analyzer('ORGANIZATION_UNUSED_ACCESS'),
        analyzer('ACCOUNT_INTERNAL_ACCESS'),
        analyzer('ORGANIZATION_INTERNAL_ACCESS'),
      ),
      reason: /no analyzer/,
    },
    { case: 'disabled', read: analyzers(analyzer('ACCOUNT', 'DISABLED')), reason: /DISABLED/ },
    { case: 'being created', read: analyzers(analyzer('ORGANIZATION', 'CREATING')) },
    { case: 'in another region only', region: 'eu-west-1', read: analyzers(analyzer('ACCOUNT')) },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'not listed', read: analyzers(), incomplete: ['analyzers'] },
    { case: 'not read', read: analyzers({ ...analyzer('ACCOUNT'), gaps: ['status'] }) },
  ],
})
