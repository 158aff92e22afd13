import type { FirewallPolicy, FirewallPolicyResponse } from '@aws-sdk/client-network-firewall'
import { evidenceType } from '../../kit/index.ts'

export interface Policy {
  Arn: string
  /** Of `DescribeFirewallPolicy`: its name, state and number of firewalls. */
  FirewallPolicyResponse: FirewallPolicyResponse | null
  /** Of `DescribeFirewallPolicy`: its rule groups and default actions. */
  FirewallPolicy: FirewallPolicy | null
}

export const policy = evidenceType<Policy>({
  id: 'aws.network-firewall.policy',
  title: 'Policies of network firewalls, their rule groups and default actions',
  reach: 'region',
  population: 'every firewall policy of AWS Network Firewall that the account lists in the region, used or not',
})
