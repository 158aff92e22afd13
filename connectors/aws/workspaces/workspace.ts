import type { Workspace as AwsWorkspace } from '@aws-sdk/client-workspaces'
import { evidenceType } from '../../kit/index.ts'

/** One WorkSpace, as `DescribeWorkspaces` answers it. A volume that is not encrypted has no member that says so. */
export type Workspace = AwsWorkspace

export const workspace = evidenceType<Workspace>({
  id: 'aws.workspaces.workspace',
  title: 'WorkSpaces, whose they are and how their volumes are encrypted',
  reach: 'region',
  population: 'every personal WorkSpace of the account in the region, in any state; pools are not listed',
  observed: ['/State', '/ErrorCode', '/ErrorMessage', '/IpAddress', '/Ipv6Address', '/ModificationStates'],
})
