import { type Answer, type AnswerRequest, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shapes of the AWS DataSync API Reference; the emulator tells neither log groups nor modes.

const MAIN = 'us-east-1'
const ACCOUNT = '210987654321'
const DAY = 86_400
const arn = (resource: string) => `arn:aws:datasync:${MAIN}:${ACCOUNT}:${resource}`
const ARCHIVE = arn('task/task-08de6e6697796f026')
const OFFICE = arn('task/task-0f1e2d3c4b5a69788')

const OPTIONS = {
  OverwriteMode: 'ALWAYS',
  PreserveDeletedFiles: 'PRESERVE',
  TaskQueueing: 'ENABLED',
  TransferMode: 'CHANGED',
}

/** Settlement files go to the archive every night; what a share of the old office held was moved once. */
const TASKS: readonly { TaskArn: string; Name: string; TaskMode: string; age: number; more: object }[] = [
  {
    TaskArn: ARCHIVE,
    Name: 'nwp-settlements-to-archive',
    TaskMode: 'ENHANCED',
    age: 210,
    more: {
      CloudWatchLogGroupArn: `arn:aws:logs:${MAIN}:${ACCOUNT}:log-group:/aws/datasync:*`,
      Options: { ...OPTIONS, VerifyMode: 'ONLY_FILES_TRANSFERRED', LogLevel: 'TRANSFER', ObjectTags: 'PRESERVE' },
      Schedule: { ScheduleExpression: 'cron(0 2 * * ? *)', Status: 'ENABLED' },
    },
  },
  {
    TaskArn: OFFICE,
    Name: 'nwp-office-share',
    TaskMode: 'BASIC',
    age: 640,
    more: { Options: { ...OPTIONS, VerifyMode: 'NONE', LogLevel: 'OFF', BytesPerSecond: -1 } },
  },
]

const described = ({ body, now }: AnswerRequest): object => {
  const { TaskArn: asked } = JSON.parse(body) as { TaskArn: string }
  const task = TASKS.find(({ TaskArn }) => TaskArn === asked)
  if (!task) return {}
  const { age, more, ...of } = task
  return {
    ...of,
    Status: 'AVAILABLE',
    SourceLocationArn: arn('location/loc-0a1b2c3d4e5f60718'),
    DestinationLocationArn: arn('location/loc-1b2c3d4e5f6071829'),
    CreationTime: secondsAgo(now, age * DAY),
    ...more,
  }
}

export const answers: readonly Answer[] = [
  {
    service: 'datasync',
    operation: 'ListTasks',
    respond: ({ region }) =>
      json({
        Tasks: region === MAIN ? TASKS.map(({ age: _, more: __, ...task }) => ({ ...task, Status: 'AVAILABLE' })) : [],
      }),
  },
  { service: 'datasync', operation: 'DescribeTask', respond: request => json(described(request)) },
]
