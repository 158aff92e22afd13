import { DescribeNetworkAclsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf, nameOf } from './names.ts'
import type { NetworkAcl } from './network-acl.ts'

export const describeNetworkAcls = list({
  action: 'ec2:DescribeNetworkAcls',
  client: EC2Client,
  command: DescribeNetworkAclsCommand,
  items: page => page.NetworkAcls,
  token: { input: 'NextToken', next: page => page.NextToken },
})

const read: Reader<NetworkAcl> = async function* (aws) {
  for await (const acl of aws.list(describeNetworkAcls, { MaxResults: 1000 })) {
    const id = acl.NetworkAclId as string
    yield { id: arnOf(aws, `network-acl/${id}`, acl.OwnerId), name: nameOf(acl.Tags, id), settings: acl }
  }
}

export default read
