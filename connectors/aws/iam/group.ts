import type { AttachedPolicy, GroupDetail } from '@aws-sdk/client-iam'
import { evidenceType } from '../../kit/index.ts'
import type { InlinePolicy } from './document.ts'

/** One IAM group, as `GetAccountAuthorizationDetails` answers it. Its members are in the users' `GroupList`. */
export interface Group extends Pick<GroupDetail, 'Path' | 'GroupName' | 'GroupId' | 'Arn' | 'CreateDate'> {
  GroupPolicyList: InlinePolicy[]
  AttachedManagedPolicies: AttachedPolicy[]
}

export const group = evidenceType<Group>({
  id: 'aws.iam.group',
  title: 'IAM groups and their permissions',
  reach: 'account',
  population: 'every IAM group of the account (authorization details, Filter=Group)',
})
