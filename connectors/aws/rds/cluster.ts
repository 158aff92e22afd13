import type { DBCluster } from '@aws-sdk/client-rds'
import { evidenceType } from '../../kit/index.ts'
import { NOT_OTHERS } from './engines.ts'

export const cluster = evidenceType<DBCluster>({
  id: 'aws.rds.cluster',
  title: 'Aurora and Multi-AZ database clusters',
  reach: 'region',
  population: `every Aurora and Multi-AZ database cluster of the account in the region, as DescribeDBClusters lists them (clusters shared by other accounts are not asked for); ${NOT_OTHERS}`,
  observed: [
    '/AllocatedStorage',
    '/AutomaticRestartTime',
    '/BacktrackConsumedChangeRecords',
    '/Capacity',
    '/EarliestBacktrackTime',
    '/EarliestRestorableTime',
    '/IOOptimizedNextAllowedModificationTime',
    '/LatestRestorableTime',
    '/PercentProgress',
    '/Status',
    '/StatusInfos',
  ],
  secrets: [{ pointer: '/PendingModifiedValues/MasterUserPassword', rule: 'rds-master-user-password' }],
})
