import { DescribeVirtualGatewaysCommand, DirectConnectClient } from '@aws-sdk/client-direct-connect'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { VirtualGateway } from './virtual-gateway.ts'

export const describeVirtualGateways = list({
  action: 'directconnect:DescribeVirtualGateways',
  client: DirectConnectClient,
  command: DescribeVirtualGatewaysCommand,
  items: 'virtualGateways',
  id: 'virtualGatewayId',
})

const read: Reader<VirtualGateway> = async function* (aws) {
  for await (const one of aws.list(describeVirtualGateways, {}))
    yield { id: arnOf(aws, 'ec2', `vpn-gateway/${one.virtualGatewayId}`), name: one.virtualGatewayId, settings: one }
}

export default read
