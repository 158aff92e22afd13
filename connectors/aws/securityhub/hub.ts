import type {
  DescribeHubResponse,
  DescribeOrganizationConfigurationResponse,
  StandardsSubscription,
} from '@aws-sdk/client-securityhub'
import { evidenceType } from '../../kit/index.ts'

export interface Hub
  extends Pick<DescribeHubResponse, 'HubArn' | 'SubscribedAt' | 'AutoEnableControls' | 'ControlFindingGenerator'> {
  EnabledStandards: StandardsSubscription[] | null
  /** `DescribeOrganizationConfiguration`; `null`: no account administers Security Hub CSPM for the organization. */
  OrganizationConfiguration: Pick<
    DescribeOrganizationConfigurationResponse,
    'AutoEnable' | 'AutoEnableStandards' | 'MemberAccountLimitReached' | 'OrganizationConfiguration'
  > | null
}

export const hub = evidenceType<Hub>({
  id: 'aws.securityhub.hub',
  title: 'Security Hub CSPM and its standards',
  reach: 'region',
  population:
    "the account's Security Hub CSPM hub in the region (DescribeHub), at most one; the newer Security Hub (DescribeSecurityHubV2) is not asked for",
})
