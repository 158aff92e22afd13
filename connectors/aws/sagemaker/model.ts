import type { DescribeModelOutput } from '@aws-sdk/client-sagemaker'
import { evidenceType } from '../../kit/index.ts'

export interface Model {
  ModelName: string
  /** Of `DescribeModel`. */
  Model: Pick<
    DescribeModelOutput,
    | 'PrimaryContainer'
    | 'Containers'
    | 'InferenceExecutionConfig'
    | 'ExecutionRoleArn'
    | 'VpcConfig'
    | 'EnableNetworkIsolation'
    | 'CreationTime'
  > | null
}

export const model = evidenceType<Model>({
  id: 'aws.sagemaker.model',
  title: 'SageMaker models and their networks',
  reach: 'region',
  population: 'every model of the account in the region',
  secrets: [
    { pointer: '/Model/PrimaryContainer/Environment', rule: 'sagemaker-environment' },
    { pointer: '/Model/Containers/*/Environment', rule: 'sagemaker-environment' },
  ],
})
