import type { VpnGateway as AwsVpnGateway } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One virtual private gateway as DescribeVpnGateways answers it. */
export type VpnGateway = AwsVpnGateway

export const vpnGateway = evidenceType<VpnGateway>({
  id: 'aws.ec2.vpn-gateway',
  title: 'Virtual private gateways',
  reach: 'region',
  population:
    'every virtual private gateway of the account in the region, deleted ones as long as AWS lists them included',
})
