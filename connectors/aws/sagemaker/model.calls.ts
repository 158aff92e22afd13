import { DescribeModelCommand, ListModelsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Model } from './model.ts'

export const listModels = list({
  action: 'sagemaker:ListModels',
  client: SageMakerClient,
  command: ListModelsCommand,
  items: 'Models',
  id: ['ModelArn', 'ModelName'],
  token: 'NextToken',
})

export const describeModel = call({
  action: 'sagemaker:DescribeModel',
  client: SageMakerClient,
  command: DescribeModelCommand,
})

const read: Reader<Model> = async function* (aws) {
  for await (const { ModelArn, ModelName } of aws.list(listModels, { MaxResults: 100 }))
    yield {
      id: ModelArn,
      name: ModelName,
      settings: {
        ModelName,
        Model: aws.get(describeModel, { ModelName }, r =>
          r.ModelArn === undefined
            ? undefined
            : {
                PrimaryContainer: r.PrimaryContainer,
                Containers: r.Containers,
                InferenceExecutionConfig: r.InferenceExecutionConfig,
                ExecutionRoleArn: r.ExecutionRoleArn,
                VpcConfig: r.VpcConfig,
                EnableNetworkIsolation: r.EnableNetworkIsolation,
                CreationTime: r.CreationTime,
              },
        ),
      },
    }
}

export default read
