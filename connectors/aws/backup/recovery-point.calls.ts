import { BackupClient, ListRecoveryPointsByBackupVaultCommand } from '@aws-sdk/client-backup'
import { list, type Reader } from '../../kit/index.ts'
import { underEach } from '../shared/batches.ts'
import type { RecoveryPoint } from './recovery-point.ts'
import { listBackupVaults } from './vault.calls.ts'

export { listBackupVaults }

/** A vault that went away since it was listed holds none. */
export const listRecoveryPoints = list({
  action: 'backup:ListRecoveryPointsByBackupVault',
  client: BackupClient,
  command: ListRecoveryPointsByBackupVaultCommand,
  items: 'RecoveryPoints',
  id: 'RecoveryPointArn',
  token: 'NextToken',
  absent: ['ResourceNotFoundException'],
})

const read: Reader<RecoveryPoint> = async function* (aws) {
  const vaults = aws.list(listBackupVaults, {})
  const points = underEach(aws, vaults, ({ BackupVaultName }) =>
    aws.list(listRecoveryPoints, { BackupVaultName, MaxResults: 1000 }),
  )
  for await (const settings of points) yield { id: settings.RecoveryPointArn, name: settings.ResourceName, settings }
}

export default read
