import { DescribeNatGatewaysCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf, nameOf } from './names.ts'
import type { NatGateway } from './nat-gateway.ts'

export const describeNatGateways = list({
  action: 'ec2:DescribeNatGateways',
  client: EC2Client,
  command: DescribeNatGatewaysCommand,
  items: page => page.NatGateways,
  token: { input: 'NextToken', next: page => page.NextToken },
})

const read: Reader<NatGateway> = async function* (aws) {
  for await (const gateway of aws.list(describeNatGateways, { MaxResults: 1000 })) {
    const id = gateway.NatGatewayId as string
    yield { id: arnOf(aws, `natgateway/${id}`), name: nameOf(gateway.Tags, id), settings: gateway }
  }
}

export default read
