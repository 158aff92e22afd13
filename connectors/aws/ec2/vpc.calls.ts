import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { nameOf } from './names.ts'
import type { Vpc } from './vpc.ts'

export const describeVpcs = list({
  action: 'ec2:DescribeVpcs',
  client: EC2Client,
  command: DescribeVpcsCommand,
  items: 'Vpcs',
  id: 'VpcId',
  token: 'NextToken',
})

const read: Reader<Vpc> = async function* (aws) {
  for await (const vpc of aws.list(describeVpcs, { MaxResults: 1000 })) {
    const id = vpc.VpcId
    yield { id: arnOf(aws, 'ec2', `vpc/${id}`, { account: vpc.OwnerId }), name: nameOf(vpc.Tags, id), settings: vpc }
  }
}

export default read
