import { BackupClient, ListRestoreJobsCommand } from '@aws-sdk/client-backup'
import { list, type Reader } from '../../kit/index.ts'
import type { RestoreJob } from './restore-job.ts'

export const listRestoreJobs = list({
  action: 'backup:ListRestoreJobs',
  client: BackupClient,
  command: ListRestoreJobsCommand,
  items: 'RestoreJobs',
  id: 'RestoreJobId',
  token: 'NextToken',
})

const read: Reader<RestoreJob> = async function* (aws) {
  // AWS has no ARN for jobs.
  for await (const settings of aws.list(listRestoreJobs, {})) yield { id: settings.RestoreJobId, settings }
}

export default read
