import { accountCheck, fail, inAccount, pass } from '../../kit/index.ts'
import { dayOf, daysBefore, moment } from '../shared/moment.ts'
import { restoreJob } from './restore-job.ts'

export const accountRestored = accountCheck(restoreJob, {
  id: 'backup-account-restore-completed-365-days',
  title: 'A restore from AWS Backup is recorded in the last 365 days',
  severity: 'medium',
  remediation: 'Restore a backup, see that it holds what it should, and let AWS Backup try restores by a plan.',
  why: 'A backup that was never restored may turn out to hold nothing when it is needed.',
  references: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/restoring-a-backup.html'],
  reads: {
    jobs: inAccount(restoreJob, ({ Status, CompletionDate, ValidationStatus, ResourceType }) => ({
      good: Status === 'COMPLETED' && ValidationStatus !== 'FAILED' && ValidationStatus !== 'TIMED_OUT',
      at: CompletionDate,
      type: ResourceType,
    })),
  },
  test({ jobs }, { asOf }) {
    const limit = daysBefore(asOf, 365)
    const job = jobs.find(({ value }) => value.good && moment(value.at) >= limit)
    return job
      ? pass(
          `A restore${job.value.type ? ` (${job.value.type})` : ''} was completed on ${dayOf(moment(job.value.at))}.`,
        )
      : fail('AWS lists no restore that was completed in the last 365 days and not found wanting.')
  },
})
