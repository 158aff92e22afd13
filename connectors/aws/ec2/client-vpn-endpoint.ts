import type { ClientVpnEndpoint as AwsClientVpnEndpoint } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One client VPN endpoint as DescribeClientVpnEndpoints answers it. */
export type ClientVpnEndpoint = AwsClientVpnEndpoint

export const clientVpnEndpoint = evidenceType<ClientVpnEndpoint>({
  id: 'aws.ec2.client-vpn-endpoint',
  title: 'Client VPN endpoints, their sign-in and logging',
  reach: 'region',
  population: 'every client VPN endpoint of the account in the region, deleted ones as long as AWS lists them included',
})
