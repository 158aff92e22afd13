import { DescribeAddressesCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { ElasticIp } from './elastic-ip.ts'
import { nameOf } from './names.ts'

export const describeAddresses = list({
  action: 'ec2:DescribeAddresses',
  client: EC2Client,
  command: DescribeAddressesCommand,
  items: 'Addresses',
  id: 'AllocationId',
})

const read: Reader<ElasticIp> = async function* (aws) {
  for await (const one of aws.list(describeAddresses, {})) {
    const id = one.AllocationId
    yield { id: arnOf(aws, 'ec2', `elastic-ip/${id}`), name: nameOf(one.Tags, id), settings: one }
  }
}

export default read
