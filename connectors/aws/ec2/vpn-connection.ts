import type { VpnConnection as AwsVpnConnection } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One site-to-site VPN connection as DescribeVpnConnections answers it. The pre-shared keys of the tunnels are taken out. */
export type VpnConnection = AwsVpnConnection

export const vpnConnection = evidenceType<VpnConnection>({
  id: 'aws.ec2.vpn-connection',
  title: 'Site-to-site VPN connections and their tunnels',
  reach: 'region',
  population:
    'every site-to-site VPN connection of the account in the region, deleted ones as long as AWS lists them included',
  observed: ['/VgwTelemetry'],
  secrets: [
    // The configuration for the customer's device: XML that holds the pre-shared keys.
    { pointer: '/CustomerGatewayConfiguration', rule: 'vpn-customer-gateway-configuration' },
    { pointer: '/Options/TunnelOptions/*/PreSharedKey', rule: 'vpn-pre-shared-key' },
  ],
})
