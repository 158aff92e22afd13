import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  ChangeTagsForResourceCommand,
  CreateHealthCheckCommand,
  CreateHostedZoneCommand,
  type CreateHostedZoneCommandInput,
  Route53Client,
} from '@aws-sdk/client-route-53'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

/** Northwind Pay's zones: the shop's, which logs queries (as the answers say), one of the marketing, and a private one of the payments network. */
async function seedRoute53(account: SeedAccount): Promise<void> {
  const client = account.client(Route53Client)
  await makeZone(client, { Name: 'northwindpay.example', CallerReference: 'shop' })
  await makeZone(client, { Name: 'northwindpay-offers.example', CallerReference: 'offers' })
  await makeZone(client, {
    Name: 'payments.internal',
    CallerReference: 'payments',
    HostedZoneConfig: { Comment: 'inside the payments network', PrivateZone: true },
    VPC: { VPCRegion: 'us-east-1', VPCId: await networkOf(account, 'payments-prod') },
  })
  await client.send(
    new CreateHealthCheckCommand({
      CallerReference: 'checkout',
      HealthCheckConfig: {
        Type: 'HTTPS',
        FullyQualifiedDomainName: 'checkout.northwindpay.example',
        Port: 443,
        ResourcePath: '/health',
        RequestInterval: 30,
        FailureThreshold: 3,
      },
    }),
  )
}

async function makeZone(client: Route53Client, input: CreateHostedZoneCommandInput): Promise<void> {
  const { HostedZone } = await client.send(new CreateHostedZoneCommand(input))
  const ResourceId = (HostedZone?.Id ?? '').replace('/hostedzone/', '')
  const AddTags = [{ Key: 'owner', Value: 'platform' }]
  await client.send(new ChangeTagsForResourceCommand({ ResourceType: 'hostedzone', ResourceId, AddTags }))
}

async function networkOf(account: SeedAccount, name: string): Promise<string> {
  const Filters = [{ Name: 'tag:Name', Values: [name] }]
  const { Vpcs } = await account.client(EC2Client).send(new DescribeVpcsCommand({ Filters }))
  return Vpcs?.[0]?.VpcId ?? ''
}

export default { since: 610, after: ['ec2'], fill: seedRoute53 } satisfies Seed
