import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  CreateFirewallCommand,
  type LoggingConfiguration,
  NetworkFirewallClient,
  UpdateLoggingConfigurationCommand,
} from '@aws-sdk/client-network-firewall'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'
import { policyArn } from './facts.ts'

const LOGS = {
  LogDestinationConfigs: [
    { LogType: 'ALERT', LogDestinationType: 'CloudWatchLogs', LogDestination: { logGroup: '/nwp/network-firewall' } },
  ],
} satisfies LoggingConfiguration

/** A firewall of one zone that anybody may delete, and a better one that keeps no logs. */
async function seedNetworkFirewall(account: SeedAccount): Promise<void> {
  const [main, second] = account.regions
  const edge = await makeFirewall(account, main, 'nwp-edge', 'nwp-inspect', ['payments-prod-public-a'], false)
  const firewalls = account.client(NetworkFirewallClient, main)
  await firewalls.send(new UpdateLoggingConfigurationCommand({ FirewallArn: edge, LoggingConfiguration: LOGS }))
  const subnets = ['payments-eu-public-a', 'payments-eu-private-b']
  await makeFirewall(account, second, 'nwp-eu-edge', 'nwp-open', subnets, true)
}

async function makeFirewall(
  account: SeedAccount,
  region: string,
  FirewallName: string,
  policy: string,
  names: string[],
  isProtected: boolean,
): Promise<string | undefined> {
  const Filters = [{ Name: 'tag:Name', Values: names }]
  const { Subnets = [] } = await account.client(EC2Client, region).send(new DescribeSubnetsCommand({ Filters }))
  if (Subnets.length !== names.length) throw new Error(`the emulator has no subnets ${names.join(', ')}`)
  const { Firewall } = await account.client(NetworkFirewallClient, region).send(
    new CreateFirewallCommand({
      FirewallName,
      FirewallPolicyArn: policyArn(region, policy),
      VpcId: Subnets[0]?.VpcId,
      SubnetMappings: Subnets.map(({ SubnetId }) => ({ SubnetId, IPAddressType: 'IPV4' })),
      DeleteProtection: isProtected,
      SubnetChangeProtection: isProtected,
      FirewallPolicyChangeProtection: isProtected,
      EncryptionConfiguration: { KeyId: 'AWS_OWNED_KMS_KEY', Type: 'AWS_OWNED_KMS_KEY' },
      Tags: [{ Key: 'owner', Value: 'platform' }],
    }),
  )
  return Firewall?.FirewallArn
}

export default { since: 150, after: ['ec2'], fill: seedNetworkFirewall } satisfies Seed
