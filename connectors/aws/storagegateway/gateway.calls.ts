import {
  DescribeGatewayInformationCommand,
  ListGatewaysCommand,
  StorageGatewayClient,
} from '@aws-sdk/client-storage-gateway'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Gateway } from './gateway.ts'

export const listGateways = list({
  action: 'storagegateway:ListGateways',
  client: StorageGatewayClient,
  command: ListGatewaysCommand,
  items: 'Gateways',
  id: 'GatewayARN',
  token: 'Marker',
})

export const describeGatewayInformation = call({
  action: 'storagegateway:DescribeGatewayInformation',
  client: StorageGatewayClient,
  command: DescribeGatewayInformationCommand,
})

const read: Reader<Gateway> = async function* (aws) {
  for await (const gateway of aws.list(listGateways, {})) {
    const { GatewayARN, GatewayName, GatewayId } = gateway
    yield {
      id: GatewayARN,
      name: GatewayName || GatewayId,
      settings: {
        ...gateway,
        Gateway: aws.get(describeGatewayInformation, { GatewayARN }, of => ({
          CloudWatchLogGroupARN: of.CloudWatchLogGroupARN,
          EndpointType: of.EndpointType,
          GatewayCapacity: of.GatewayCapacity,
          GatewayTimezone: of.GatewayTimezone,
          Tags: of.Tags,
          VPCEndpoint: of.VPCEndpoint,
        })),
      },
    }
  }
}

export default read
