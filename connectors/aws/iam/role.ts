import type { AttachedPolicy, InstanceProfile, RoleDetail } from '@aws-sdk/client-iam'
import { evidenceType } from '../../kit/index.ts'
import type { InlinePolicy, PolicyDocument } from './document.ts'

/**
 * One IAM role, as `GetAccountAuthorizationDetails` answers it. The copies of the role inside its instance profiles are
 * left out. `RoleLastUsed` is empty or absent where the role was not used in the 400 days that AWS looks back.
 */
export interface Role
  extends Pick<
    RoleDetail,
    'Path' | 'RoleName' | 'RoleId' | 'Arn' | 'CreateDate' | 'PermissionsBoundary' | 'Tags' | 'RoleLastUsed'
  > {
  AssumeRolePolicyDocument: PolicyDocument | undefined
  InstanceProfileList: Omit<InstanceProfile, 'Roles'>[]
  RolePolicyList: InlinePolicy[]
  AttachedManagedPolicies: AttachedPolicy[]
}

export const role = evidenceType<Role>({
  id: 'aws.iam.role',
  title: 'IAM roles, who may assume them and their permissions',
  reach: 'account',
  population: 'every IAM role of the account, service-linked ones included (authorization details, Filter=Role)',
  observed: ['/RoleLastUsed'],
})
