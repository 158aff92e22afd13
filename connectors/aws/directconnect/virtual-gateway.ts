import type { VirtualGateway as AwsVirtualGateway } from '@aws-sdk/client-direct-connect'
import { evidenceType } from '../../kit/index.ts'

/** One virtual private gateway as DescribeVirtualGateways answers it. */
export type VirtualGateway = AwsVirtualGateway

export const virtualGateway = evidenceType<VirtualGateway>({
  id: 'aws.directconnect.virtual-gateway',
  title: 'Virtual private gateways that Direct Connect can use',
  reach: 'region',
  population: 'every virtual private gateway of the account in the region, as Direct Connect lists them',
})
