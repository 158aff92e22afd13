import { CloudWatchLogsClient, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs'
import {
  AcceptVpcPeeringConnectionCommand,
  CreateFlowLogsCommand,
  CreateRouteCommand,
  CreateVpcEndpointCommand,
  CreateVpcPeeringConnectionCommand,
  EC2Client,
} from '@aws-sdk/client-ec2'
import type { SeedAccount } from '../kit/account.ts'
import type { Network } from './network.ts'
import { given, named } from './tags.ts'

/** Production's flow log and endpoints, and its peerings: narrow with Europe, wider than needed back from the sandbox. */
export async function seedLinks(
  account: SeedAccount,
  region: string,
  prod: Network,
  sandbox: Network,
  abroad: Side,
): Promise<void> {
  const ec2 = account.client(EC2Client, region)
  const logGroupName = '/northwind/vpc/payments-prod'
  await account.client(CloudWatchLogsClient, region).send(new CreateLogGroupCommand({ logGroupName }))
  await ec2.send(
    new CreateFlowLogsCommand({
      ResourceType: 'VPC',
      ResourceIds: [prod.vpc],
      TrafficType: 'ALL',
      LogGroupName: logGroupName,
      DeliverLogsPermissionArn: `arn:aws:iam::${account.id}:role/northwind-flow-logs`,
      TagSpecifications: named('vpc-flow-log', 'payments-prod'),
    }),
  )
  await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId: prod.vpc,
      ServiceName: `com.amazonaws.${region}.s3`,
      VpcEndpointType: 'Gateway',
      RouteTableIds: [prod.privateTable],
      TagSpecifications: named('vpc-endpoint', 'payments-prod-s3'),
    }),
  )
  await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId: prod.vpc,
      ServiceName: `com.amazonaws.${region}.kms`,
      VpcEndpointType: 'Interface',
      SubnetIds: [prod.privateSubnet],
      TagSpecifications: named('vpc-endpoint', 'payments-prod-kms'),
    }),
  )
  const main = { region, network: prod }
  await peer(account, 'prod-to-sandbox', main, { region, network: sandbox }, '10.30.10.0/24', '10.20.0.0/16')
  await peer(account, 'prod-to-eu', main, abroad, '10.40.10.0/24', '10.20.10.0/24')
}

interface Side {
  readonly region: string
  readonly network: Network
}

/** Peers two networks and routes each to what it needs of the other (or more). */
async function peer(
  account: SeedAccount,
  name: string,
  from: Side,
  to: Side,
  there: string,
  back: string,
): Promise<void> {
  const [here, other] = [account.client(EC2Client, from.region), account.client(EC2Client, to.region)]
  const made = await here.send(
    new CreateVpcPeeringConnectionCommand({
      VpcId: from.network.vpc,
      PeerVpcId: to.network.vpc,
      ...(to.region !== from.region && { PeerRegion: to.region }),
      TagSpecifications: named('vpc-peering-connection', name),
    }),
  )
  const VpcPeeringConnectionId = given(made.VpcPeeringConnection?.VpcPeeringConnectionId, 'peering connection')
  await other.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId }))
  const route = (client: EC2Client, RouteTableId: string, DestinationCidrBlock: string) =>
    client.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock, VpcPeeringConnectionId }))
  await route(here, from.network.privateTable, there)
  await route(other, to.network.privateTable, back)
}
