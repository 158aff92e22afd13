import { DescribeNetworkInterfacesCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { nameOf } from './names.ts'
import type { NetworkInterface } from './network-interface.ts'

export const describeNetworkInterfaces = list({
  action: 'ec2:DescribeNetworkInterfaces',
  client: EC2Client,
  command: DescribeNetworkInterfacesCommand,
  items: 'NetworkInterfaces',
  id: 'NetworkInterfaceId',
  token: 'NextToken',
})

const read: Reader<NetworkInterface> = async function* (aws) {
  for await (const one of aws.list(describeNetworkInterfaces, { MaxResults: 1000 })) {
    const id = one.NetworkInterfaceId
    yield {
      id: arnOf(aws, 'ec2', `network-interface/${id}`, { account: one.OwnerId }),
      name: nameOf(one.TagSet, id),
      settings: one,
    }
  }
}

export default read
