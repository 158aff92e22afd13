import type { ProtectedResource as Described } from '@aws-sdk/client-backup'
import { evidenceType } from '../../kit/index.ts'

/** One resource, as `ListProtectedResources` answers it. */
export type ProtectedResource = Described

export const protectedResource = evidenceType<ProtectedResource>({
  id: 'aws.backup.protected-resource',
  title: 'Resources that AWS Backup backed up, and when last',
  reach: 'region',
  population: 'every resource in the region that AWS Backup has backed up at least once',
  observed: ['/LastBackupTime', '/LastRecoveryPointArn'],
})
