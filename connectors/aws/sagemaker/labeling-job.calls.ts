import { ListLabelingJobsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker'
import { list, type Reader } from '../../kit/index.ts'
import type { LabelingJob } from './labeling-job.ts'

export const listLabelingJobs = list({
  action: 'sagemaker:ListLabelingJobs',
  client: SageMakerClient,
  command: ListLabelingJobsCommand,
  items: 'LabelingJobSummaryList',
  id: 'LabelingJobArn',
  token: 'NextToken',
})

const read: Reader<LabelingJob> = async function* (aws) {
  for await (const one of aws.list(listLabelingJobs, { MaxResults: 100 }))
    yield { id: one.LabelingJobArn, name: one.LabelingJobName, settings: one }
}

export default read
