import { DescribeMountTargetSecurityGroupsCommand, DescribeMountTargetsCommand, EFSClient } from '@aws-sdk/client-efs'
import { call, list, type Reader } from '../../kit/index.ts'
import { underEach } from '../shared/batches.ts'
import { describeFileSystems } from './file-system.calls.ts'
import type { MountTarget } from './mount-target.ts'

export { describeFileSystems }

/** AWS lists mount targets of one file system at a time. A file system that went away meanwhile has none. */
export const describeMountTargets = list({
  action: 'elasticfilesystem:DescribeMountTargets',
  client: EFSClient,
  command: DescribeMountTargetsCommand,
  items: 'MountTargets',
  id: 'MountTargetId',
  token: { input: 'Marker', next: page => page.NextMarker },
  absent: ['FileSystemNotFound'],
})

/** IncorrectMountTargetState: it is being made or deleted, and has no groups to tell. */
export const describeSecurityGroups = call({
  action: 'elasticfilesystem:DescribeMountTargetSecurityGroups',
  client: EFSClient,
  command: DescribeMountTargetSecurityGroupsCommand,
  gone: ['MountTargetNotFound'],
})

const read: Reader<MountTarget> = async function* (aws) {
  const fileSystems = aws.list(describeFileSystems, {})
  const targets = underEach(aws, fileSystems, ({ FileSystemId }) => aws.list(describeMountTargets, { FileSystemId }))
  for await (const target of targets) {
    const { MountTargetId } = target
    yield {
      // AWS has no ARN for mount targets.
      id: MountTargetId,
      settings: {
        ...target,
        SecurityGroups: aws.get(describeSecurityGroups, { MountTargetId }, r => r.SecurityGroups),
      },
    }
  }
}

export default read
