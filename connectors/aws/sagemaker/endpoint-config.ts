import type { DescribeEndpointConfigOutput } from '@aws-sdk/client-sagemaker'
import { evidenceType } from '../../kit/index.ts'

export interface EndpointConfig {
  EndpointConfigName: string
  /** Of `DescribeEndpointConfig`. */
  EndpointConfig: Pick<
    DescribeEndpointConfigOutput,
    | 'ProductionVariants'
    | 'ShadowProductionVariants'
    | 'DataCaptureConfig'
    | 'AsyncInferenceConfig'
    | 'KmsKeyId'
    | 'ExecutionRoleArn'
    | 'VpcConfig'
    | 'EnableNetworkIsolation'
    | 'CreationTime'
  > | null
}

export const endpointConfig = evidenceType<EndpointConfig>({
  id: 'aws.sagemaker.endpoint-config',
  title: 'SageMaker endpoint configurations, their instances and keys',
  reach: 'region',
  population: 'every endpoint configuration of the account in the region, in use or not',
})
