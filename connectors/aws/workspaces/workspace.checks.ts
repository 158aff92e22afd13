import { check, fail, pass, type Verdict } from '../../kit/index.ts'
import { workspace } from './workspace.ts'

const GUIDE = 'https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html'
const REMEDIATION = 'Make an encrypted WorkSpace and move to it; a volume cannot be encrypted later.'

/** AWS leaves the member out where the volume was never encrypted. */
const encrypted = (volume: string, on: boolean | undefined): Verdict =>
  on ? pass(`The ${volume} volume is encrypted.`) : fail(`The ${volume} volume is not encrypted.`)

export const userVolume = check(workspace, {
  id: 'workspaces-workspace-user-volume-encrypted',
  title: 'User volumes of WorkSpaces are encrypted',
  severity: 'medium',
  remediation: REMEDIATION,
  references: [GUIDE],
  equivalents: { securityHub: ['WorkSpaces.1'], config: ['workspaces-user-volume-encryption-enabled'] },
  test: w => encrypted('user', w.UserVolumeEncryptionEnabled),
})

export const rootVolume = check(workspace, {
  id: 'workspaces-workspace-root-volume-encrypted',
  title: 'Root volumes of WorkSpaces are encrypted',
  severity: 'medium',
  remediation: REMEDIATION,
  references: [GUIDE],
  equivalents: { securityHub: ['WorkSpaces.2'], config: ['workspaces-root-volume-encryption-enabled'] },
  test: w => encrypted('root', w.RootVolumeEncryptionEnabled),
})
