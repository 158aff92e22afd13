import { DescribeTransitGatewaysCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { nameOf } from './names.ts'
import type { TransitGateway } from './transit-gateway.ts'

export const describeTransitGateways = list({
  action: 'ec2:DescribeTransitGateways',
  client: EC2Client,
  command: DescribeTransitGatewaysCommand,
  items: 'TransitGateways',
  id: 'TransitGatewayId',
  token: 'NextToken',
})

const read: Reader<TransitGateway> = async function* (aws) {
  for await (const one of aws.list(describeTransitGateways, { MaxResults: 1000 })) {
    const id = one.TransitGatewayId
    yield {
      id: arnOf(aws, 'ec2', `transit-gateway/${id}`, { account: one.OwnerId }),
      name: nameOf(one.Tags, id),
      settings: one,
    }
  }
}

export default read
