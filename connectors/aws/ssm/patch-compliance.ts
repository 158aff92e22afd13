import type { ResourceComplianceSummaryItem } from '@aws-sdk/client-ssm'
import { evidenceType } from '../../kit/index.ts'

export const patchCompliance = evidenceType<ResourceComplianceSummaryItem>({
  id: 'aws.ssm.patch-compliance',
  title: 'Patch compliance of managed nodes',
  reach: 'region',
  population:
    'every node of the region that Systems Manager has patch compliance of (ListResourceComplianceSummaries, type Patch); a node that was never scanned for patches has none',
  observed: ['/ExecutionSummary'],
})
