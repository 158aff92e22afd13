import type { DescribeTaskResponse } from '@aws-sdk/client-datasync'
import { evidenceType } from '../../kit/index.ts'

export interface Task {
  TaskArn: string
  /** `DescribeTask`. */
  Task: Omit<DescribeTaskResponse, '$metadata'> | null
}

export const task = evidenceType<Task>({
  id: 'aws.datasync.task',
  title: 'Transfer tasks of DataSync, their locations, options and logs',
  reach: 'region',
  population:
    'every task of AWS DataSync of the account in the region, in any status; locations, agents and past executions are not asked for',
  observed: [
    '/Task/Status',
    '/Task/CurrentTaskExecutionArn',
    '/Task/ErrorCode',
    '/Task/ErrorDetail',
    '/Task/SourceNetworkInterfaceArns',
    '/Task/DestinationNetworkInterfaceArns',
  ],
})
