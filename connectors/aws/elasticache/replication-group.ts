import type { ReplicationGroup as AwsReplicationGroup } from '@aws-sdk/client-elasticache'
import { evidenceType } from '../../kit/index.ts'

/** One group, as `DescribeReplicationGroups` answers it; the version of its engine is told of its clusters. */
export type ReplicationGroup = AwsReplicationGroup

export const replicationGroup = evidenceType<ReplicationGroup>({
  id: 'aws.elasticache.replication-group',
  title: 'ElastiCache replication groups, their encryption, access, backups and zones',
  reach: 'region',
  population: 'every replication group of ElastiCache of the account in the region, in any state',
  observed: ['/SnapshottingClusterId'],
})
