import { DynamoDBClient, ListBackupsCommand } from '@aws-sdk/client-dynamodb'
import { list, type Reader } from '../../kit/index.ts'
import type { Backup } from './backup.ts'

export const listBackups = list({
  action: 'dynamodb:ListBackups',
  client: DynamoDBClient,
  command: ListBackupsCommand,
  items: 'BackupSummaries',
  id: 'BackupArn',
  token: { input: 'ExclusiveStartBackupArn', next: page => page.LastEvaluatedBackupArn },
})

const read: Reader<Backup> = async function* (aws) {
  for await (const one of aws.list(listBackups, { BackupType: 'ALL' }))
    yield { id: one.BackupArn, name: one.BackupName, settings: one }
}

export default read
