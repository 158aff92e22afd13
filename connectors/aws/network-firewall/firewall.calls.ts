import {
  DescribeFirewallCommand,
  DescribeLoggingConfigurationCommand,
  ListFirewallsCommand,
  NetworkFirewallClient,
} from '@aws-sdk/client-network-firewall'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Firewall } from './firewall.ts'

const firewall = { client: NetworkFirewallClient, gone: ['ResourceNotFoundException'] }

export const listFirewalls = list({
  action: 'network-firewall:ListFirewalls',
  client: NetworkFirewallClient,
  command: ListFirewallsCommand,
  items: 'Firewalls',
  id: 'FirewallArn',
  token: 'NextToken',
})

export const describeFirewall = call({
  ...firewall,
  action: 'network-firewall:DescribeFirewall',
  command: DescribeFirewallCommand,
})

export const describeLoggingConfiguration = call({
  ...firewall,
  action: 'network-firewall:DescribeLoggingConfiguration',
  command: DescribeLoggingConfigurationCommand,
})

const read: Reader<Firewall> = async function* (aws) {
  for await (const { FirewallArn, FirewallName } of aws.list(listFirewalls, {})) {
    const described = aws.get(describeFirewall, { FirewallArn }, r => r)
    yield {
      id: FirewallArn,
      name: FirewallName,
      settings: {
        FirewallArn,
        Firewall: aws.field(async () => (await described)?.Firewall ?? null),
        FirewallStatus: aws.field(async () => (await described)?.FirewallStatus ?? null),
        LoggingConfiguration: aws.get(describeLoggingConfiguration, { FirewallArn }, r => r.LoggingConfiguration),
      },
    }
  }
}

export default read
