import { DescribeNatGatewaysCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { nameOf } from './names.ts'
import type { NatGateway } from './nat-gateway.ts'

export const describeNatGateways = list({
  action: 'ec2:DescribeNatGateways',
  client: EC2Client,
  command: DescribeNatGatewaysCommand,
  items: 'NatGateways',
  id: 'NatGatewayId',
  token: 'NextToken',
})

const read: Reader<NatGateway> = async function* (aws) {
  for await (const gateway of aws.list(describeNatGateways, { MaxResults: 1000 })) {
    const id = gateway.NatGatewayId
    yield { id: arnOf(aws, 'ec2', `natgateway/${id}`), name: nameOf(gateway.Tags, id), settings: gateway }
  }
}

export default read
