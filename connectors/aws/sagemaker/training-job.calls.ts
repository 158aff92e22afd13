import { ListTrainingJobsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker'
import { list, type Reader } from '../../kit/index.ts'
import type { TrainingJob } from './training-job.ts'

export const listTrainingJobs = list({
  action: 'sagemaker:ListTrainingJobs',
  client: SageMakerClient,
  command: ListTrainingJobsCommand,
  items: 'TrainingJobSummaries',
  id: 'TrainingJobArn',
  token: 'NextToken',
})

const read: Reader<TrainingJob> = async function* (aws) {
  for await (const one of aws.list(listTrainingJobs, { MaxResults: 100 }))
    yield { id: one.TrainingJobArn, name: one.TrainingJobName, settings: one }
}

export default read
