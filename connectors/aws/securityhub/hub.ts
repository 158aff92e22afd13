import type { DescribeHubResponse, StandardsSubscription } from '@aws-sdk/client-securityhub'
import { evidenceType } from '../../kit/index.ts'

export interface Hub
  extends Pick<DescribeHubResponse, 'HubArn' | 'SubscribedAt' | 'AutoEnableControls' | 'ControlFindingGenerator'> {
  EnabledStandards: StandardsSubscription[] | null
}

export const hub = evidenceType<Hub>({
  id: 'aws.securityhub.hub',
  title: 'Security Hub CSPM and its standards',
  reach: 'region',
  population:
    "the account's Security Hub CSPM hub in the region (DescribeHub), at most one; the newer Security Hub (DescribeSecurityHubV2) is not asked for",
})
