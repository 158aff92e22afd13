import type { WorkspaceDirectory } from '@aws-sdk/client-workspaces'
import { evidenceType } from '../../kit/index.ts'

/** One directory, as `DescribeWorkspaceDirectories` answers it. Its registration code lets clients in as far as signing in. */
export type Directory = WorkspaceDirectory

export const directory = evidenceType<Directory>({
  id: 'aws.workspaces.directory',
  title: 'Directories of WorkSpaces, and what they set for new ones',
  reach: 'region',
  population: 'every directory that is registered with WorkSpaces of the account in the region',
  observed: ['/State', '/ErrorMessage'],
  secrets: [{ pointer: '/RegistrationCode', rule: 'workspaces-registration-code' }],
})
