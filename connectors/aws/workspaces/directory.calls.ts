import { DescribeWorkspaceDirectoriesCommand, WorkSpacesClient } from '@aws-sdk/client-workspaces'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Directory } from './directory.ts'

export const describeWorkspaceDirectories = list({
  action: 'workspaces:DescribeWorkspaceDirectories',
  client: WorkSpacesClient,
  command: DescribeWorkspaceDirectoriesCommand,
  items: 'Directories',
  id: 'DirectoryId',
  token: 'NextToken',
})

const read: Reader<Directory> = async function* (aws) {
  for await (const settings of aws.list(describeWorkspaceDirectories, {}))
    yield {
      id: arnOf(aws, 'workspaces', `directory/${settings.DirectoryId}`),
      name: settings.DirectoryName || settings.DirectoryId,
      settings,
    }
}

export default read
