import type { PolicySummary, PolicyTargetSummary, PolicyType } from '@aws-sdk/client-organizations'
import { evidenceType } from '../../kit/index.ts'

export interface OrganizationPolicy extends PolicySummary {
  /** `DescribePolicy`: the document. */
  Content: object | string | null
  /** `ListTargetsForPolicy`: the roots, units and accounts it is attached to. */
  Targets: PolicyTargetSummary[] | null
}

/** Types of the Organizations API (PolicyType in its SDK, November 2026), guardrails first; a test holds the two together. */
export const POLICY_TYPES = [
  'SERVICE_CONTROL_POLICY',
  'RESOURCE_CONTROL_POLICY',
  'DECLARATIVE_POLICY_EC2',
  'S3_POLICY',
  'BACKUP_POLICY',
  'TAG_POLICY',
  'AISERVICES_OPT_OUT_POLICY',
  'CHATBOT_POLICY',
  'SECURITYHUB_POLICY',
  'INSPECTOR_POLICY',
  'BEDROCK_POLICY',
  'UPGRADE_ROLLOUT_POLICY',
  'NETWORK_SECURITY_DIRECTOR_POLICY',
] as const satisfies readonly PolicyType[]

export const organizationPolicy = evidenceType<OrganizationPolicy>({
  id: 'aws.organizations.policy',
  title: 'Policies of the organization and what they are attached to',
  reach: 'account',
  population: `every policy of the organization of the types ${POLICY_TYPES.join(', ')}, AWS managed ones included, attached or not; none for a standalone account`,
})
