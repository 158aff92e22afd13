import { noLocalAdministrators, noPublicAddresses } from '../../../../connectors/aws/workspaces/directory.checks.ts'
import { rootVolume, userVolume } from '../../../../connectors/aws/workspaces/workspace.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (settings: object) => ({ settings: { WorkspaceId: 'ws-1', ...settings } })

for (const [check, member] of [
  [userVolume, 'UserVolumeEncryptionEnabled'],
  [rootVolume, 'RootVolumeEncryptionEnabled'],
] as const)
  checkTable(check, {
    pass: [{ case: 'on', ...of({ [member]: true, VolumeEncryptionKey: 'arn:aws:kms:x' }) }],
    fail: [
      { case: 'off', ...of({ [member]: false }) },
      { case: 'as AWS answers where it is off', ...of({}) },
    ],
  })

for (const [check, member] of [
  [noLocalAdministrators, 'UserEnabledAsLocalAdministrator'],
  [noPublicAddresses, 'EnableInternetAccess'],
] as const) {
  const set = (is?: boolean) => ({ settings: { WorkspaceCreationProperties: { [member]: is } } })
  checkTable(check, {
    pass: [{ case: 'off', ...set(false) }],
    fail: [{ case: 'on', ...set(true) }],
    unknown: [
      { case: 'AWS says nothing', ...set() },
      { case: 'nor anything of new ones', settings: { DirectoryId: 'd-1' } },
    ],
  })
}
