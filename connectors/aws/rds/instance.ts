import type { DBInstance } from '@aws-sdk/client-rds'
import { evidenceType } from '../../kit/index.ts'
import { NOT_OTHERS } from './engines.ts'

export const instance = evidenceType<DBInstance>({
  id: 'aws.rds.instance',
  title: 'RDS and Aurora database instances',
  reach: 'region',
  population: `every database instance of RDS and Aurora in the account and region, as DescribeDBInstances lists them, in any state; ${NOT_OTHERS}`,
  observed: [
    '/AutomaticRestartTime',
    '/DBInstanceStatus',
    '/LatestRestorableTime',
    '/PercentProgress',
    '/ResumeFullAutomationModeTime',
    '/StatusInfos',
    '/StorageOperationPercentProgress',
    '/StorageOperationStatus',
    '/StorageVolumeStatus',
  ],
  secrets: [{ pointer: '/PendingModifiedValues/MasterUserPassword', rule: 'rds-master-user-password' }],
})
