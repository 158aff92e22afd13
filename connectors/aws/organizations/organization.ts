import type {
  Organization as Described,
  EnabledServicePrincipal,
  ResourcePolicySummary,
  Root,
} from '@aws-sdk/client-organizations'
import { evidenceType } from '../../kit/index.ts'

/**
 * The organization the account belongs to: `DescribeOrganization`, which every member may ask, and what only the
 * management account and delegated administrators may. `AvailablePolicyTypes` is left out: AWS calls it wrong.
 */
export interface Organization
  extends Pick<Described, 'Id' | 'Arn' | 'FeatureSet' | 'MasterAccountArn' | 'MasterAccountId' | 'MasterAccountEmail'> {
  /** `ListRoots`, with the policy types that are enabled. */
  Roots: Root[] | null
  /** `ListAWSServiceAccessForOrganization`. */
  EnabledServicePrincipals: EnabledServicePrincipal[] | null
  /** `DescribeResourcePolicy`: the delegation policy; `null`: there is none. */
  ResourcePolicy: {
    ResourcePolicySummary: ResourcePolicySummary | undefined
    Content: object | string | undefined
  } | null
}

export const organization = evidenceType<Organization>({
  id: 'aws.organizations.organization',
  title: 'Organization, its roots, trusted services and delegation policy',
  reach: 'account',
  population: 'the organization that the account belongs to: one member, or none for a standalone account',
  secrets: [{ pointer: '/MasterAccountEmail', rule: 'organizations-root-email' }],
  managementAccount: o => (typeof o.MasterAccountId === 'string' ? o.MasterAccountId : undefined),
})
