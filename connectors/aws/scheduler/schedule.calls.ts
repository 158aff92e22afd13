import {
  GetScheduleCommand,
  type GetScheduleOutput,
  ListSchedulesCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Description, Schedule } from './schedule.ts'

export const listSchedules = list({
  action: 'scheduler:ListSchedules',
  client: SchedulerClient,
  command: ListSchedulesCommand,
  items: 'Schedules',
  id: ['Arn', 'Name', 'GroupName'],
  token: 'NextToken',
})

export const getSchedule = call({
  action: 'scheduler:GetSchedule',
  client: SchedulerClient,
  command: GetScheduleCommand,
  gone: ['ResourceNotFoundException'],
})

const MEMBERS = [
  'Arn',
  'GroupName',
  'Name',
  'ScheduleExpression',
  'ScheduleExpressionTimezone',
  'StartDate',
  'EndDate',
  'Description',
  'State',
  'CreationDate',
  'LastModificationDate',
  'KmsKeyArn',
  'Target',
  'FlexibleTimeWindow',
  'ActionAfterCompletion',
] as const satisfies (keyof GetScheduleOutput)[]

/** The answer is the description itself, with what the SDK adds to it. */
const scheduleOf = (answer: GetScheduleOutput): Description =>
  Object.fromEntries(MEMBERS.map(member => [member, answer[member]])) as Description

const read: Reader<Schedule> = async function* (aws) {
  for await (const { Arn, Name, GroupName } of aws.list(listSchedules, {}))
    yield {
      id: Arn,
      name: `${GroupName}/${Name}`,
      settings: { Schedule: aws.get(getSchedule, { Name, GroupName }, scheduleOf) },
    }
}

export default read
