import type { Workspace as AwsWorkspace } from '@aws-sdk/client-workspaces'
import { evidenceType } from '../../kit/index.ts'

/** One WorkSpace as DescribeWorkspaces answers it. */
export type Workspace = AwsWorkspace

export const workspace = evidenceType<Workspace>({
  id: 'aws.workspaces.workspace',
  title: 'WorkSpaces and the encryption of their volumes',
  reach: 'region',
  population: 'every WorkSpace of the account in the region, in any state',
  observed: ['/State', '/ModificationStates'],
})
