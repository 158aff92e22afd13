import { AthenaClient, GetWorkGroupCommand, ListWorkGroupsCommand } from '@aws-sdk/client-athena'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { WorkGroup } from './work-group.ts'

export const listWorkGroups = list({
  action: 'athena:ListWorkGroups',
  client: AthenaClient,
  command: ListWorkGroupsCommand,
  items: 'WorkGroups',
  id: 'Name',
  token: 'NextToken',
})

export const getWorkGroup = call({
  action: 'athena:GetWorkGroup',
  client: AthenaClient,
  command: GetWorkGroupCommand,
})

const read: Reader<WorkGroup> = async function* (aws) {
  for await (const { Name } of aws.list(listWorkGroups, {}))
    yield {
      id: arnOf(aws, 'athena', `workgroup/${Name}`),
      name: Name,
      settings: { Name, WorkGroup: aws.get(getWorkGroup, { WorkGroup: Name }, r => r.WorkGroup) },
    }
}

export default read
