import type { ResourceComplianceSummaryItem } from '@aws-sdk/client-ssm'
import { evidenceType } from '../../kit/index.ts'

export const associationCompliance = evidenceType<ResourceComplianceSummaryItem>({
  id: 'aws.ssm.association-compliance',
  title: 'Association compliance of managed nodes',
  reach: 'region',
  population:
    'every node of the region that Systems Manager has association compliance of (ListResourceComplianceSummaries, type Association); a node that no association was run on has none',
  observed: ['/ExecutionSummary'],
})
