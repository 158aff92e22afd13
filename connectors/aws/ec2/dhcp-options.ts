import type { DhcpOptions as AwsDhcpOptions } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One set of DHCP options as DescribeDhcpOptions answers it: names of servers for DNS and time. */
export type DhcpOptions = AwsDhcpOptions

export const dhcpOptions = evidenceType<DhcpOptions>({
  id: 'aws.ec2.dhcp-options',
  title: 'DHCP options, the DNS and time servers of networks',
  reach: 'region',
  population: 'every set of DHCP options that DescribeDhcpOptions lists in the region, in use or not',
})
