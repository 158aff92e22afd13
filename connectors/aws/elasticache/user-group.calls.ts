import { DescribeUserGroupsCommand, ElastiCacheClient } from '@aws-sdk/client-elasticache'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { UserGroup } from './user-group.ts'

export const describeUserGroups = list({
  action: 'elasticache:DescribeUserGroups',
  client: ElastiCacheClient,
  command: DescribeUserGroupsCommand,
  items: 'UserGroups',
  id: 'UserGroupId',
  token: 'Marker',
})

const read: Reader<UserGroup> = async function* (aws) {
  for await (const settings of aws.list(describeUserGroups, {})) {
    const { UserGroupId: id, ARN } = settings
    yield { id: ARN ?? arnOf(aws, 'elasticache', `usergroup:${id}`), name: id, settings }
  }
}

export default read
