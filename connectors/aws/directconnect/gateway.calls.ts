import { DescribeDirectConnectGatewaysCommand, DirectConnectClient } from '@aws-sdk/client-direct-connect'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Gateway } from './gateway.ts'

export const describeDirectConnectGateways = list({
  action: 'directconnect:DescribeDirectConnectGateways',
  client: DirectConnectClient,
  command: DescribeDirectConnectGatewaysCommand,
  items: 'directConnectGateways',
  id: 'directConnectGatewayId',
  token: 'nextToken',
})

const read: Reader<Gateway> = async function* (aws) {
  for await (const one of aws.list(describeDirectConnectGateways, { maxResults: 100 }))
    yield {
      id: arnOf(aws, 'directconnect', `dx-gateway/${one.directConnectGatewayId}`, {
        account: one.ownerAccount,
        region: '',
      }),
      name: one.directConnectGatewayName || one.directConnectGatewayId,
      settings: one,
    }
}

export default read
