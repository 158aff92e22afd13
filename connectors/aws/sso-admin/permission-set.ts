import type {
  AttachedManagedPolicy,
  PermissionSet as AwsPermissionSet,
  CustomerManagedPolicyReference,
  PermissionsBoundary,
} from '@aws-sdk/client-sso-admin'
import { evidenceType } from '../../kit/index.ts'
import type { PolicyDocument } from '../iam/document.ts'

export interface ManagedPolicyDocument {
  PolicyArn: string
  VersionId: string | undefined
  Document: PolicyDocument | undefined
}

export interface PermissionSet {
  InstanceArn: string
  PermissionSetArn: string
  /** `DescribePermissionSet`. */
  PermissionSet: AwsPermissionSet | null
  /** `ListManagedPoliciesInPermissionSet`. */
  ManagedPolicies: AttachedManagedPolicy[] | null
  /** `GetPolicy` and `GetPolicyVersion` of those, and of a boundary that AWS manages: the same in every account. */
  ManagedPolicyDocuments: ManagedPolicyDocument[] | null
  /** `ListCustomerManagedPolicyReferencesInPermissionSet`: policies of each account, by name. */
  CustomerManagedPolicies: CustomerManagedPolicyReference[] | null
  /** `GetInlinePolicyForPermissionSet`; `null`: it has none. */
  InlinePolicy: string | null
  /** `GetPermissionsBoundaryForPermissionSet`; `null`: it has none. */
  PermissionsBoundary: PermissionsBoundary | null
}

export const permissionSet = evidenceType<PermissionSet>({
  id: 'aws.sso-admin.permission-set',
  title: 'Permission sets of IAM Identity Center, and what they grant',
  reach: 'region',
  population: 'every permission set of the instances of IAM Identity Center in the region, assigned or not',
})
