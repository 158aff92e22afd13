import type { ProtectedResource as Described } from '@aws-sdk/client-backup'
import { evidenceType } from '../../kit/index.ts'

/** One resource, as `ListProtectedResources` answers it. */
export type ProtectedResource = Described

export const protectedResource = evidenceType<ProtectedResource>({
  id: 'aws.backup.protected-resource',
  title: 'Resources that AWS Backup backed up, and when last',
  reach: 'region',
  population: 'every resource in the region of which AWS Backup has a recovery point, whatever the status of that',
  observed: ['/LastBackupTime', '/LastRecoveryPointArn'],
})
