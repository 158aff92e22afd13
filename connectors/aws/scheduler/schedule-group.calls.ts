import { ListScheduleGroupsCommand, SchedulerClient } from '@aws-sdk/client-scheduler'
import { list, type Reader } from '../../kit/index.ts'
import type { ScheduleGroup } from './schedule-group.ts'

export const listScheduleGroups = list({
  action: 'scheduler:ListScheduleGroups',
  client: SchedulerClient,
  command: ListScheduleGroupsCommand,
  items: 'ScheduleGroups',
  id: 'Arn',
  token: 'NextToken',
})

const read: Reader<ScheduleGroup> = async function* (aws) {
  for await (const settings of aws.list(listScheduleGroups, {}))
    yield { id: settings.Arn, name: settings.Name, settings }
}

export default read
