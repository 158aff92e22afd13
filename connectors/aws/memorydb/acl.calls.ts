import { DescribeACLsCommand, MemoryDBClient } from '@aws-sdk/client-memorydb'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Acl } from './acl.ts'

export const describeACLs = list({
  action: 'memorydb:DescribeAcls',
  client: MemoryDBClient,
  command: DescribeACLsCommand,
  items: 'ACLs',
  id: 'Name',
  token: 'NextToken',
})

const read: Reader<Acl> = async function* (aws) {
  for await (const settings of aws.list(describeACLs, {})) {
    const { Name: name, ARN } = settings
    yield { id: ARN ?? arnOf(aws, 'memorydb', `acl/${name}`), name, settings }
  }
}

export default read
