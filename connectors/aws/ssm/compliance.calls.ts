import {
  ListResourceComplianceSummariesCommand,
  type ResourceComplianceSummaryItem,
  SSMClient,
} from '@aws-sdk/client-ssm'
import { list, type Reader } from '../../kit/index.ts'
import { nodeArn } from './managed-node.ts'

export const listComplianceSummaries = list({
  action: 'ssm:ListResourceComplianceSummaries',
  client: SSMClient,
  command: ListResourceComplianceSummariesCommand,
  items: 'ResourceComplianceSummaryItems',
  id: 'ResourceId',
  token: 'NextToken',
})

/** The summaries of one kind of compliance, a node each. */
export const summariesOf = (kind: 'Association' | 'Patch'): Reader<ResourceComplianceSummaryItem> =>
  async function* (aws) {
    const Filters = [{ Key: 'ComplianceType', Values: [kind], Type: 'EQUAL' as const }]
    for await (const summary of aws.list(listComplianceSummaries, { Filters }))
      yield { id: nodeArn(aws, summary.ResourceId), name: summary.ResourceId, settings: summary }
  }
