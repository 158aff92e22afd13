import type { UserGroup as AwsUserGroup } from '@aws-sdk/client-elasticache'
import { evidenceType } from '../../kit/index.ts'

/** One group, as `DescribeUserGroups` answers it. */
export type UserGroup = AwsUserGroup

export const userGroup = evidenceType<UserGroup>({
  id: 'aws.elasticache.user-group',
  title: 'User groups of ElastiCache, with their users and caches',
  reach: 'region',
  population: 'every user group of ElastiCache of the account in the region',
})
