import type { User as AwsUser } from '@aws-sdk/client-elasticache'
import { evidenceType } from '../../kit/index.ts'

/** One user, as `DescribeUsers` answers it; how many passwords there are, and none of them. */
export type User = AwsUser

export const user = evidenceType<User>({
  id: 'aws.elasticache.user',
  title: 'Users of ElastiCache, and what they may do',
  reach: 'region',
  population: 'every user of ElastiCache of the account in the region, AWS’s own among them',
})
