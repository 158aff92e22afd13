import type { DBInstance } from '@aws-sdk/client-docdb'
import { evidenceType } from '../../kit/index.ts'

/** One instance as DescribeDBInstances answers it. */
export type Instance = DBInstance

export const instance = evidenceType<Instance>({
  id: 'aws.docdb.instance',
  title: 'DocumentDB instances',
  reach: 'region',
  population: 'every DocumentDB instance of the account in the region (engine=docdb), in any state',
  observed: ['/DBInstanceStatus', '/LatestRestorableTime', '/StatusInfos'],
  secrets: [{ pointer: '/PendingModifiedValues/MasterUserPassword', rule: 'rds-master-user-password' }],
})
