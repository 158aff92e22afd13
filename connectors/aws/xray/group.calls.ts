import { GetGroupsCommand, XRayClient } from '@aws-sdk/client-xray'
import { list, type Reader } from '../../kit/index.ts'
import type { Group } from './group.ts'

export const getGroups = list({
  action: 'xray:GetGroups',
  client: XRayClient,
  command: GetGroupsCommand,
  items: 'Groups',
  id: 'GroupARN',
  token: 'NextToken',
})

const read: Reader<Group> = async function* (aws) {
  for await (const settings of aws.list(getGroups, {}))
    yield { id: settings.GroupARN, name: settings.GroupName, settings }
}

export default read
