import { DescribeEndpointConfigCommand, ListEndpointConfigsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker'
import { call, list, type Reader } from '../../kit/index.ts'
import type { EndpointConfig } from './endpoint-config.ts'

export const listEndpointConfigs = list({
  action: 'sagemaker:ListEndpointConfigs',
  client: SageMakerClient,
  command: ListEndpointConfigsCommand,
  items: 'EndpointConfigs',
  id: ['EndpointConfigArn', 'EndpointConfigName'],
  token: 'NextToken',
})

export const describeEndpointConfig = call({
  action: 'sagemaker:DescribeEndpointConfig',
  client: SageMakerClient,
  command: DescribeEndpointConfigCommand,
})

const read: Reader<EndpointConfig> = async function* (aws) {
  for await (const { EndpointConfigArn, EndpointConfigName } of aws.list(listEndpointConfigs, { MaxResults: 100 }))
    yield {
      id: EndpointConfigArn,
      name: EndpointConfigName,
      settings: {
        EndpointConfigName,
        EndpointConfig: aws.get(describeEndpointConfig, { EndpointConfigName }, r =>
          r.EndpointConfigArn === undefined
            ? undefined
            : {
                ProductionVariants: r.ProductionVariants,
                ShadowProductionVariants: r.ShadowProductionVariants,
                DataCaptureConfig: r.DataCaptureConfig,
                AsyncInferenceConfig: r.AsyncInferenceConfig,
                KmsKeyId: r.KmsKeyId,
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
