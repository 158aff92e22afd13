import type { Firewall as AwsFirewall, FirewallStatus, LoggingConfiguration } from '@aws-sdk/client-network-firewall'
import { evidenceType } from '../../kit/index.ts'

export interface Firewall {
  FirewallArn: string
  /** Of `DescribeFirewall`. */
  Firewall: AwsFirewall | null
  /** Of `DescribeFirewall`: whether its end points are ready and have the rules that they should. */
  FirewallStatus: FirewallStatus | null
  /** `DescribeLoggingConfiguration`; `null`, or without destinations: it keeps no logs. */
  LoggingConfiguration: LoggingConfiguration | null
}

export const firewall = evidenceType<Firewall>({
  id: 'aws.network-firewall.firewall',
  title: 'Network firewalls, where they are, their protection and their logs',
  reach: 'region',
  population: 'every firewall of AWS Network Firewall of the account in the region, in any state',
  observed: ['/FirewallStatus'],
})
