import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { nameOf } from './names.ts'
import type { Subnet } from './subnet.ts'

export const describeSubnets = list({
  action: 'ec2:DescribeSubnets',
  client: EC2Client,
  command: DescribeSubnetsCommand,
  items: 'Subnets',
  id: 'SubnetId',
  token: 'NextToken',
})

const read: Reader<Subnet> = async function* (aws) {
  for await (const subnet of aws.list(describeSubnets, { MaxResults: 1000 })) {
    const id = subnet.SubnetId
    yield {
      id: arnOf(aws, 'ec2', `subnet/${id}`, { account: subnet.OwnerId }),
      name: nameOf(subnet.Tags, id),
      settings: subnet,
    }
  }
}

export default read
