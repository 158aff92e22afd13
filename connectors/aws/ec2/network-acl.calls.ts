import { DescribeNetworkAclsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { nameOf } from './names.ts'
import type { NetworkAcl } from './network-acl.ts'

export const describeNetworkAcls = list({
  action: 'ec2:DescribeNetworkAcls',
  client: EC2Client,
  command: DescribeNetworkAclsCommand,
  items: 'NetworkAcls',
  id: 'NetworkAclId',
  token: 'NextToken',
})

const read: Reader<NetworkAcl> = async function* (aws) {
  for await (const acl of aws.list(describeNetworkAcls, { MaxResults: 1000 })) {
    const id = acl.NetworkAclId
    yield {
      id: arnOf(aws, 'ec2', `network-acl/${id}`, { account: acl.OwnerId }),
      name: nameOf(acl.Tags, id),
      settings: acl,
    }
  }
}

export default read
