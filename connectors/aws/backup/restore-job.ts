import type { RestoreJobsListMember } from '@aws-sdk/client-backup'
import { evidenceType } from '../../kit/index.ts'

/** One restore job, as `ListRestoreJobs` answers it. */
export type RestoreJob = RestoreJobsListMember

export const restoreJob = evidenceType<RestoreJob>({
  id: 'aws.backup.restore-job',
  title: 'Restore jobs of AWS Backup: what was restored, when, and whether it worked',
  reach: 'region',
  population: 'every restore job in the region that AWS Backup still lists, those of restore testing among them',
  observed: ['/PercentDone', '/ExpectedCompletionTimeMinutes'],
})
