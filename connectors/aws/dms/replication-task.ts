import type { ReplicationTask as AwsReplicationTask } from '@aws-sdk/client-database-migration-service'
import { evidenceType } from '../../kit/index.ts'

/** One replication task, as `DescribeReplicationTasks` answers it; its settings are a text of JSON. */
export type ReplicationTask = AwsReplicationTask

export const replicationTask = evidenceType<ReplicationTask>({
  id: 'aws.dms.replication-task',
  title: 'Replication tasks of AWS DMS, what they copy and what they log',
  reach: 'region',
  population: 'every replication task of AWS DMS of the account in the region, in any state',
  observed: ['/ReplicationTaskStats', '/RecoveryCheckpoint', '/LastFailureMessage'],
})
