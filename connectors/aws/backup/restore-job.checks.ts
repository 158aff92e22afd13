import type { RestoreJobsListMember } from '@aws-sdk/client-backup'
import { accountCheck, fail, inAccount, type Json, meaningOf, pass } from '../../kit/index.ts'
import { dayOf, daysBefore, moment } from '../shared/moment.ts'
import { restoreJob } from './restore-job.ts'

const COMPLETED = { ABORTED: false, COMPLETED: true, FAILED: false, PENDING: false, RUNNING: false }
/** By `ValidationStatus`, which restores that no plan asked for do not have: whether it was not found wanting. */
const VALID = { FAILED: false, SUCCESSFUL: true, TIMED_OUT: false, VALIDATING: true }

type Told = Pick<Json<RestoreJobsListMember>, 'Status' | 'ValidationStatus'>

const isGood = ({ Status, ValidationStatus: validation }: Told): boolean =>
  Status !== undefined &&
  meaningOf(Status, COMPLETED, 'the status of a restore') &&
  (validation === undefined || meaningOf(validation, VALID, 'the validation of a restore'))

export const accountRestored = accountCheck(restoreJob, {
  id: 'backup-account-restore-completed-365-days',
  title: 'A restore from AWS Backup is recorded in the last 365 days',
  severity: 'medium',
  remediation: 'Restore a backup, see that it holds what it should, and let AWS Backup try restores by a plan.',
  why: 'A backup that was never restored may turn out to hold nothing when it is needed.',
  references: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/restoring-a-backup.html'],
  reads: {
    jobs: inAccount(restoreJob, ({ Status, CompletionDate, ValidationStatus, ResourceType }) => ({
      told: { Status, ValidationStatus },
      at: CompletionDate,
      type: ResourceType,
    })),
  },
  test({ jobs }, { asOf }) {
    const limit = daysBefore(asOf, 365)
    const isOld = (at: string | undefined) => at !== undefined && moment(at) < limit
    const job = jobs.find(({ value: { told, at } }) => !isOld(at) && isGood(told) && moment(at) >= limit)?.value
    return job
      ? pass(`A restore${job.type ? ` (${job.type})` : ''} was completed on ${dayOf(moment(job.at))}.`)
      : fail('AWS lists no restore that was completed in the last 365 days and not found wanting.')
  },
})
