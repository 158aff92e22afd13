import { DescribeVpnGatewaysCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { nameOf } from './names.ts'
import type { VpnGateway } from './vpn-gateway.ts'

export const describeVpnGateways = list({
  action: 'ec2:DescribeVpnGateways',
  client: EC2Client,
  command: DescribeVpnGatewaysCommand,
  items: 'VpnGateways',
  id: 'VpnGatewayId',
})

const read: Reader<VpnGateway> = async function* (aws) {
  for await (const one of aws.list(describeVpnGateways, {})) {
    const id = one.VpnGatewayId
    yield { id: arnOf(aws, 'ec2', `vpn-gateway/${id}`), name: nameOf(one.Tags, id), settings: one }
  }
}

export default read
