import {
  type AwsSecurityFindingFilters,
  GetFindingsCommand,
  SecurityHubClient,
  type StringFilterComparison,
} from '@aws-sdk/client-securityhub'
import { type Aws, list, type Reader } from '../../kit/index.ts'
import { type Finding, OTHERS } from './finding.ts'
import { OFF } from './off.ts'

export const getFindings = list({
  action: 'securityhub:GetFindings',
  client: SecurityHubClient,
  command: GetFindingsCommand,
  items: 'Findings',
  id: ['Id', 'ProductArn'],
  token: 'NextToken',
  absent: [OFF],
  none: 'Security Hub CSPM is not on in the region',
})

const is = (Value: string) => ({ Value, Comparison: 'EQUALS' as StringFilterComparison })
const isNot = (Value: string) => ({ Value, Comparison: 'NOT_EQUALS' as StringFilterComparison })

const filtersOf = ({ account, region }: Aws): AwsSecurityFindingFilters => ({
  AwsAccountId: [is(account)],
  Region: [is(region)],
  RecordState: [is('ACTIVE')],
  WorkflowStatus: [is('NEW'), is('NOTIFIED')],
  SeverityLabel: [is('CRITICAL'), is('HIGH')],
  ProductName: OTHERS.map(isNot),
})

/** An id is unique within its product. */
const idOf = ({ Id, ProductArn }: { Id: string; ProductArn: string }) =>
  Id.startsWith('arn:') ? Id : `${ProductArn}/${Id}`

const read: Reader<Finding> = async function* (aws) {
  for await (const found of aws.list(getFindings, { Filters: filtersOf(aws), MaxResults: 100 })) {
    const { Id, ProductArn, ProductName, CompanyName, Region, GeneratorId, AwsAccountId, Types } = found
    const { FirstObservedAt, LastObservedAt, CreatedAt, UpdatedAt, Severity, Title } = found
    const { Compliance, Workflow, RecordState } = found
    yield {
      id: idOf(found),
      name: Title,
      settings: {
        ...{ Id, ProductArn, ProductName, CompanyName, Region, GeneratorId, AwsAccountId, Types },
        ...{ FirstObservedAt, LastObservedAt, CreatedAt, UpdatedAt, Severity, Title },
        ...{ Compliance, Workflow, RecordState },
        Resources: (found.Resources ?? []).map(({ Type, Id: id, Region: of }) => ({ Type, Id: id, Region: of })),
      },
    }
  }
}

export default read
