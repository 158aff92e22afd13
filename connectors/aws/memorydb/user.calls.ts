import { DescribeUsersCommand, MemoryDBClient } from '@aws-sdk/client-memorydb'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { User } from './user.ts'

export const describeUsers = list({
  action: 'memorydb:DescribeUsers',
  client: MemoryDBClient,
  command: DescribeUsersCommand,
  items: 'Users',
  id: 'Name',
  token: 'NextToken',
})

const read: Reader<User> = async function* (aws) {
  for await (const settings of aws.list(describeUsers, {})) {
    const { Name: name, ARN } = settings
    yield { id: ARN ?? arnOf(aws, 'memorydb', `user/${name}`), name, settings }
  }
}

export default read
