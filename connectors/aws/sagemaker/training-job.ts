import type { DescribeTrainingJobResponse, TrainingJobSummary } from '@aws-sdk/client-sagemaker'
import { evidenceType } from '../../kit/index.ts'

/** One of them as ListTrainingJobs answers it. */
export interface TrainingJob extends TrainingJobSummary {
  /** Of `DescribeTrainingJob`, of a job that has not ended; `null` of one that has: accounts keep many thousands of those. */
  TrainingJob: Pick<
    DescribeTrainingJobResponse,
    | 'RoleArn'
    | 'OutputDataConfig'
    | 'ResourceConfig'
    | 'VpcConfig'
    | 'EnableNetworkIsolation'
    | 'EnableInterContainerTrafficEncryption'
  > | null
}

export const trainingJob = evidenceType<TrainingJob>({
  id: 'aws.sagemaker.training-job',
  title: 'SageMaker training jobs, and the settings of those that run',
  reach: 'region',
  population:
    'every training job of the account in the region, in any state; of ended ones only what the list says is read',
  observed: ['/LastModifiedTime', '/SecondaryStatus', '/WarmPoolStatus'],
})
