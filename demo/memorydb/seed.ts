import { CreateClusterCommand, MemoryDBClient } from '@aws-sdk/client-memorydb'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'
import { keyArn } from '../kms/key.ts'

/** Northwind Pay's fast stores: limits as they should be, and a trial that lets in everybody. */
async function seedMemoryDb(account: SeedAccount): Promise<void> {
  const client = account.client(MemoryDBClient)
  await client.send(
    new CreateClusterCommand({
      ClusterName: 'nwp-limits',
      NodeType: 'db.t4g.small',
      ACLName: 'nwp-limits',
      NumShards: 1,
      NumReplicasPerShard: 1,
      TLSEnabled: true,
      KmsKeyId: await keyArn(account, 'nwp-databases'),
      SnapshotRetentionLimit: 7,
      AutoMinorVersionUpgrade: true,
    }),
  )
  await client.send(
    new CreateClusterCommand({
      ClusterName: 'nwp-trial',
      NodeType: 'db.t4g.small',
      ACLName: 'open-access',
      NumShards: 1,
      NumReplicasPerShard: 0,
      TLSEnabled: false,
      SnapshotRetentionLimit: 0,
      AutoMinorVersionUpgrade: false,
    }),
  )
}

export default { since: 220, after: ['kms'], fill: seedMemoryDb } satisfies Seed
