import { DescribeTrainingJobCommand, ListTrainingJobsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker'
import { call, list, type Reader } from '../../kit/index.ts'
import { HAS_ENDED } from './training-ended.ts'
import type { TrainingJob } from './training-job.ts'

export const listTrainingJobs = list({
  action: 'sagemaker:ListTrainingJobs',
  client: SageMakerClient,
  command: ListTrainingJobsCommand,
  items: 'TrainingJobSummaries',
  id: ['TrainingJobArn', 'TrainingJobName'],
  token: 'NextToken',
})

export const describeTrainingJob = call({
  action: 'sagemaker:DescribeTrainingJob',
  client: SageMakerClient,
  command: DescribeTrainingJobCommand,
})

const read: Reader<TrainingJob> = async function* (aws) {
  for await (const one of aws.list(listTrainingJobs, { MaxResults: 100 })) {
    const { TrainingJobArn, TrainingJobName } = one
    yield {
      id: TrainingJobArn,
      name: TrainingJobName,
      settings: {
        ...one,
        TrainingJob:
          one.TrainingJobStatus !== undefined && HAS_ENDED[one.TrainingJobStatus]
            ? null
            : aws.get(describeTrainingJob, { TrainingJobName }, r =>
                r.TrainingJobArn === undefined
                  ? undefined
                  : {
                      RoleArn: r.RoleArn,
                      OutputDataConfig: r.OutputDataConfig,
                      ResourceConfig: r.ResourceConfig,
                      VpcConfig: r.VpcConfig,
                      EnableNetworkIsolation: r.EnableNetworkIsolation,
                      EnableInterContainerTrafficEncryption: r.EnableInterContainerTrafficEncryption,
                    },
              ),
      },
    }
  }
}

export default read
