import { DataSyncClient, DescribeTaskCommand, ListTasksCommand } from '@aws-sdk/client-datasync'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Task } from './task.ts'

export const listTasks = list({
  action: 'datasync:ListTasks',
  client: DataSyncClient,
  command: ListTasksCommand,
  items: 'Tasks',
  id: 'TaskArn',
  token: 'NextToken',
})

/** DataSync has one name for every request that it cannot serve, one for a task that is gone among them. */
export const describeTask = call({
  action: 'datasync:DescribeTask',
  client: DataSyncClient,
  command: DescribeTaskCommand,
  gone: [{ name: 'InvalidRequestException', message: /\bnot found\b/i }],
})

type Described = NonNullable<Task['Task']>
const MEMBERS = [
  'TaskArn',
  'Status',
  'Name',
  'CurrentTaskExecutionArn',
  'SourceLocationArn',
  'DestinationLocationArn',
  'CloudWatchLogGroupArn',
  'SourceNetworkInterfaceArns',
  'DestinationNetworkInterfaceArns',
  'Options',
  'Excludes',
  'Includes',
  'Schedule',
  'ScheduleDetails',
  'ErrorCode',
  'ErrorDetail',
  'CreationTime',
  'ManifestConfig',
  'TaskReportConfig',
  'TaskMode',
] as const satisfies readonly (keyof Described)[]

/** The answer without what the SDK adds of the call; one that names no task says nothing. */
const describedBy = (answer: Described): Described | undefined =>
  answer.TaskArn === undefined ? undefined : Object.fromEntries(MEMBERS.map(member => [member, answer[member]]))

const read: Reader<Task> = async function* (aws) {
  for await (const { TaskArn, Name } of aws.list(listTasks, {}))
    yield {
      id: TaskArn,
      name: Name || TaskArn,
      settings: {
        TaskArn,
        Task: aws.get(describeTask, { TaskArn }, describedBy),
      },
    }
}

export default read
