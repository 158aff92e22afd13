import type { BackupSummary } from '@aws-sdk/client-dynamodb'
import { evidenceType } from '../../kit/index.ts'

/** One backup as ListBackups answers it. */
export type Backup = BackupSummary

export const backup = evidenceType<Backup>({
  id: 'aws.dynamodb.backup',
  title: 'Backups of DynamoDB tables',
  reach: 'region',
  population:
    'every on-demand backup of DynamoDB tables in the region, those of AWS Backup and those that AWS made of deleted tables included (BackupType=ALL)',
})
