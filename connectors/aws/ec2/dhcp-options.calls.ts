import { DescribeDhcpOptionsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { DhcpOptions } from './dhcp-options.ts'
import { nameOf } from './names.ts'

export const describeDhcpOptions = list({
  action: 'ec2:DescribeDhcpOptions',
  client: EC2Client,
  command: DescribeDhcpOptionsCommand,
  items: 'DhcpOptions',
  id: 'DhcpOptionsId',
  token: 'NextToken',
})

const read: Reader<DhcpOptions> = async function* (aws) {
  for await (const one of aws.list(describeDhcpOptions, { MaxResults: 1000 })) {
    const id = one.DhcpOptionsId
    yield {
      id: arnOf(aws, 'ec2', `dhcp-options/${id}`, { account: one.OwnerId }),
      name: nameOf(one.Tags, id),
      settings: one,
    }
  }
}

export default read
