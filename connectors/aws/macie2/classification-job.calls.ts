import { ListClassificationJobsCommand, Macie2Client } from '@aws-sdk/client-macie2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { ClassificationJob } from './classification-job.ts'
import { OFF } from './off.calls.ts'

export const listClassificationJobs = list({
  action: 'macie2:ListClassificationJobs',
  client: Macie2Client,
  command: ListClassificationJobsCommand,
  items: 'items',
  id: 'jobId',
  token: 'nextToken',
  absent: [OFF],
  none: 'Macie is not on in the region',
})

const read: Reader<ClassificationJob> = async function* (aws) {
  for await (const settings of aws.list(listClassificationJobs, {}))
    yield { id: arnOf(aws, 'macie2', `classification-job/${settings.jobId}`), name: settings.name, settings }
}

export default read
