import { CreateClusterCommand, DAXClient } from '@aws-sdk/client-dax'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

/** Prices are read through a cache of one node. */
async function seedDax(account: SeedAccount): Promise<void> {
  await account.client(DAXClient).send(
    new CreateClusterCommand({
      ClusterName: 'nwp-prices',
      NodeType: 'dax.t3.small',
      ReplicationFactor: 1,
      AvailabilityZones: ['us-east-1a'],
      IamRoleArn: `arn:aws:iam::${account.id}:role/nwp-prices-cache`,
      SSESpecification: { Enabled: true },
      ClusterEndpointEncryptionType: 'NONE',
    }),
  )
}

export default { since: 260, fill: seedDax } satisfies Seed
