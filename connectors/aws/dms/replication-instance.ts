import type { ReplicationInstance as AwsReplicationInstance } from '@aws-sdk/client-database-migration-service'
import { evidenceType } from '../../kit/index.ts'

/** One replication instance, as `DescribeReplicationInstances` answers it. */
export type ReplicationInstance = AwsReplicationInstance

export const replicationInstance = evidenceType<ReplicationInstance>({
  id: 'aws.dms.replication-instance',
  title: 'Replication instances of AWS DMS, their network and upkeep',
  reach: 'region',
  population:
    'every replication instance of AWS DMS of the account in the region, in any state; serverless replications are not among them',
})
