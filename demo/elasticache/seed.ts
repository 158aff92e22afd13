import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  CreateCacheClusterCommand,
  CreateCacheSubnetGroupCommand,
  CreateReplicationGroupCommand,
  CreateUserCommand,
  ElastiCacheClient,
} from '@aws-sdk/client-elasticache'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

/** Northwind Pay's caches: sessions as they should be, and a leaderboard of earlier years with everything off. */
async function seedElastiCache(account: SeedAccount): Promise<void> {
  const client = account.client(ElastiCacheClient)
  const Filters = [{ Name: 'tag:Name', Values: ['payments-prod-private-*'] }]
  const { Subnets = [] } = await account.client(EC2Client).send(new DescribeSubnetsCommand({ Filters }))
  await client.send(
    new CreateCacheSubnetGroupCommand({
      CacheSubnetGroupName: 'nwp-private',
      CacheSubnetGroupDescription: 'Private subnets of production',
      SubnetIds: Subnets.flatMap(subnet => subnet.SubnetId ?? []).sort(),
    }),
  )
  await client.send(
    new CreateUserCommand({
      UserId: 'nwp-sessions-app',
      UserName: 'nwp-sessions-app',
      Engine: 'redis',
      AccessString: 'on ~session:* +@read +@write',
      AuthenticationMode: { Type: 'password', Passwords: ['not-a-real-password-0'] },
    }),
  )
  await client.send(
    new CreateReplicationGroupCommand({
      ReplicationGroupId: 'nwp-sessions',
      ReplicationGroupDescription: 'Sessions of the payment pages',
      Engine: 'redis',
      EngineVersion: '7.1',
      CacheNodeType: 'cache.t4g.small',
      NumCacheClusters: 2,
      AutomaticFailoverEnabled: true,
      MultiAZEnabled: true,
      AtRestEncryptionEnabled: true,
      TransitEncryptionEnabled: true,
      TransitEncryptionMode: 'required',
      SnapshotRetentionLimit: 7,
      AutoMinorVersionUpgrade: true,
      CacheSubnetGroupName: 'nwp-private',
      UserGroupIds: ['nwp-sessions'],
    }),
  )
  await client.send(
    new CreateReplicationGroupCommand({
      ReplicationGroupId: 'nwp-legacy-rates',
      ReplicationGroupDescription: 'Exchange rates of earlier years',
      Engine: 'redis',
      EngineVersion: '5.0.6',
      CacheNodeType: 'cache.t3.micro',
      NumCacheClusters: 1,
      AutomaticFailoverEnabled: false,
      MultiAZEnabled: false,
      AtRestEncryptionEnabled: false,
      TransitEncryptionEnabled: false,
      SnapshotRetentionLimit: 0,
      AutoMinorVersionUpgrade: false,
    }),
  )
  await client.send(
    new CreateCacheClusterCommand({
      CacheClusterId: 'nwp-page-cache',
      Engine: 'memcached',
      EngineVersion: '1.6.22',
      CacheNodeType: 'cache.t3.micro',
      NumCacheNodes: 1,
      CacheSubnetGroupName: 'default',
      AutoMinorVersionUpgrade: false,
    }),
  )
}

export default { since: 450, after: ['ec2'], fill: seedElastiCache } satisfies Seed
