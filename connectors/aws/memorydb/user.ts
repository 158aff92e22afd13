import type { User as AwsUser } from '@aws-sdk/client-memorydb'
import { evidenceType } from '../../kit/index.ts'

/** One user, as `DescribeUsers` answers it; how many passwords there are, and none of them. */
export type User = AwsUser

export const user = evidenceType<User>({
  id: 'aws.memorydb.user',
  title: 'Users of MemoryDB, and what they may do',
  reach: 'region',
  population: 'every user of MemoryDB of the account in the region, AWS’s own among them',
})
