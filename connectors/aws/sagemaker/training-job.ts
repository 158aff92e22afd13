import type { TrainingJobSummary } from '@aws-sdk/client-sagemaker'
import { evidenceType } from '../../kit/index.ts'

/** One of them as ListTrainingJobs answers it. */
export type TrainingJob = TrainingJobSummary

export const trainingJob = evidenceType<TrainingJob>({
  id: 'aws.sagemaker.training-job',
  title: 'SageMaker training jobs',
  reach: 'region',
  population: 'every training job of the account in the region, in any state, ended ones included',
  observed: ['/LastModifiedTime', '/SecondaryStatus', '/WarmPoolStatus'],
})
