import { DescribeWorkspacesCommand, WorkSpacesClient } from '@aws-sdk/client-workspaces'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Workspace } from './workspace.ts'

export const describeWorkspaces = list({
  action: 'workspaces:DescribeWorkspaces',
  client: WorkSpacesClient,
  command: DescribeWorkspacesCommand,
  items: 'Workspaces',
  id: 'WorkspaceId',
  token: 'NextToken',
})

const read: Reader<Workspace> = async function* (aws) {
  for await (const settings of aws.list(describeWorkspaces, {}))
    yield {
      id: arnOf(aws, 'workspaces', `workspace/${settings.WorkspaceId}`),
      name: settings.WorkspaceId,
      settings,
    }
}

export default read
