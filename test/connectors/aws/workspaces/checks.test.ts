import { rootVolume, userVolume } from '../../../../connectors/aws/workspaces/workspace.checks.ts'
import { checkTable } from '../../../kit/table.ts'

checkTable(userVolume, {
  pass: [{ case: 'it is', settings: { UserVolumeEncryptionEnabled: true } }],
  fail: [
    { case: 'it is not', settings: { UserVolumeEncryptionEnabled: false } },
    { case: 'it never was', settings: { WorkspaceId: 'ws-1' } },
  ],
})

checkTable(rootVolume, {
  pass: [{ case: 'it is', settings: { RootVolumeEncryptionEnabled: true } }],
  fail: [
    { case: 'it is not', settings: { RootVolumeEncryptionEnabled: false } },
    { case: 'it never was', settings: { UserVolumeEncryptionEnabled: true } },
  ],
})
