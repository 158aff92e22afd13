import { externalAccessAnalyzerActive } from '../../../../connectors/aws/accessanalyzer/analyzer.checks.ts'
import { checkTable, nothing, type RowResource } from '../../../kit/table.ts'

const analyzer = (type: string, status = 'ACTIVE'): RowResource => ({ id: type, settings: { type, status } })
const analyzers = (...all: RowResource[]) => ({ analyzers: all })
const ACCOUNT = '111122223333'
const organization = (MasterAccountId: string) => [{ settings: { MasterAccountId } }]
const administers = (...services: string[]) => [
  { name: 'security', settings: { DelegatedServices: services.map(ServicePrincipal => ({ ServicePrincipal })) } },
]

checkTable(externalAccessAnalyzerActive, {
  pass: [
    { case: 'of the account', read: analyzers(analyzer('ACCOUNT')) },
    { case: 'of the organization', read: analyzers(analyzer('ACCOUNT', 'FAILED'), analyzer('ORGANIZATION')) },
  ],
  fail: [
    { case: 'none, in no organization', read: analyzers() },
    {
      case: 'none, in a management account that delegated other services only',
      read: {
        ...analyzers(),
        organization: organization(ACCOUNT),
        administrators: administers('guardduty.amazonaws.com'),
      },
    },
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
    {
      case: 'none in a member, which an analyzer of its organization may cover',
      read: { ...analyzers(), organization: organization('444455556666') },
      reason: /in 444455556666 or the delegated administrator/,
    },
    {
      case: 'a disabled one in a member',
      read: { ...analyzers(analyzer('ACCOUNT', 'DISABLED')), organization: organization('444455556666') },
    },
    {
      case: 'none in the management account, and Access Analyzer is delegated',
      read: {
        ...analyzers(),
        organization: organization(ACCOUNT),
        administrators: administers('access-analyzer.amazonaws.com'),
      },
      reason: /delegated administrator security/,
    },
    { case: 'the organization is unread', read: analyzers(), incomplete: ['organization'] },
    { case: 'not listed', read: analyzers(), incomplete: ['analyzers'] },
    { case: 'not read', read: analyzers({ ...analyzer('ACCOUNT'), gaps: ['status'] }) },
  ],
})
