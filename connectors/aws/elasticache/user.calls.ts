import { DescribeUsersCommand, ElastiCacheClient } from '@aws-sdk/client-elasticache'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { User } from './user.ts'

export const describeUsers = list({
  action: 'elasticache:DescribeUsers',
  client: ElastiCacheClient,
  command: DescribeUsersCommand,
  items: 'Users',
  id: 'UserId',
  token: 'Marker',
})

const read: Reader<User> = async function* (aws) {
  for await (const settings of aws.list(describeUsers, {})) {
    const { UserId: id, UserName, ARN } = settings
    yield { id: ARN ?? arnOf(aws, 'elasticache', `user:${id}`), name: UserName || id, settings }
  }
}

export default read
