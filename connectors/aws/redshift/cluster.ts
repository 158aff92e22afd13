import type { Cluster as AwsCluster, LoggingStatus } from '@aws-sdk/client-redshift'
import { evidenceType } from '../../kit/index.ts'

export interface Cluster {
  /** Of `DescribeClusters`. */
  Cluster: AwsCluster
  /** `DescribeLoggingStatus`. */
  LoggingStatus: LoggingStatus | null
}

export const cluster = evidenceType<Cluster>({
  id: 'aws.redshift.cluster',
  title: 'Redshift clusters, their access, encryption, logs and snapshots',
  reach: 'region',
  population:
    'every provisioned Redshift cluster of the account in the region, in any state; serverless workgroups are not read',
  observed: [
    '/Cluster/DataTransferProgress',
    '/Cluster/RestoreStatus',
    '/Cluster/ExpectedNextSnapshotScheduleTime',
    '/Cluster/NextMaintenanceWindowStartTime',
    '/LoggingStatus/LastSuccessfulDeliveryTime',
    '/LoggingStatus/LastFailureTime',
  ],
  secrets: [{ pointer: '/Cluster/PendingModifiedValues/MasterUserPassword', rule: 'redshift-master-password' }],
})
