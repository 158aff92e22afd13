import { DescribeEgressOnlyInternetGatewaysCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { EgressOnlyInternetGateway } from './egress-only-internet-gateway.ts'
import { nameOf } from './names.ts'

export const describeEgressOnlyInternetGateways = list({
  action: 'ec2:DescribeEgressOnlyInternetGateways',
  client: EC2Client,
  command: DescribeEgressOnlyInternetGatewaysCommand,
  items: 'EgressOnlyInternetGateways',
  id: 'EgressOnlyInternetGatewayId',
  token: 'NextToken',
})

const read: Reader<EgressOnlyInternetGateway> = async function* (aws) {
  for await (const one of aws.list(describeEgressOnlyInternetGateways, { MaxResults: 255 })) {
    const id = one.EgressOnlyInternetGatewayId
    yield { id: arnOf(aws, 'ec2', `egress-only-internet-gateway/${id}`), name: nameOf(one.Tags, id), settings: one }
  }
}

export default read
