import type { PolicyComplianceStatus, PolicySummary } from '@aws-sdk/client-fms'
import { evidenceType } from '../../kit/index.ts'

/** One policy, as `ListPolicies` answers it. */
export interface Policy extends PolicySummary {
  /** `ListComplianceStatus`: of each account that the policy is for, whether it complies. */
  ComplianceStatus: PolicyComplianceStatus[] | null
}

export const policy = evidenceType<Policy>({
  id: 'aws.fms.policy',
  title: 'Policies of Firewall Manager, and which accounts comply with them',
  reach: 'region',
  population:
    'every policy of Firewall Manager that the account, as an administrator, manages in the region; none where it is no administrator. Policies for CloudFront, and for Shield Advanced of what is global, are in us-east-1',
  observed: ['/ComplianceStatus/*/LastUpdated'],
})
