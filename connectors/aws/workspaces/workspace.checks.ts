import { check, fail, pass, type ResourceCheck } from '../../kit/index.ts'
import { workspace } from './workspace.ts'

const encrypted = (
  member: 'UserVolumeEncryptionEnabled' | 'RootVolumeEncryptionEnabled',
  of: { id: string; control: string; config: string },
): ResourceCheck =>
  check(workspace, {
    id: `workspaces-workspace-${of.id}-volume-encrypted`,
    title: `WorkSpaces encrypt the ${of.id} volume`,
    severity: 'medium',
    remediation: 'Make the WorkSpace again with encrypted volumes; a volume cannot be encrypted later.',
    references: ['https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html'],
    equivalents: { securityHub: [of.control], config: [of.config] },
    test: ({ [member]: on, VolumeEncryptionKey: key }) =>
      on ? pass(`The volume is encrypted with ${key || 'a KMS key'}.`) : fail('The volume is not encrypted.'),
  })

export const userVolume = encrypted('UserVolumeEncryptionEnabled', {
  id: 'user',
  control: 'WorkSpaces.1',
  config: 'workspaces-user-volume-encryption-enabled',
})

export const rootVolume = encrypted('RootVolumeEncryptionEnabled', {
  id: 'root',
  control: 'WorkSpaces.2',
  config: 'workspaces-root-volume-encryption-enabled',
})
