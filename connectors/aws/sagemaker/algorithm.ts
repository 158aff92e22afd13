import type { AlgorithmSummary } from '@aws-sdk/client-sagemaker'
import { evidenceType } from '../../kit/index.ts'

/** One of them as ListAlgorithms answers it. */
export type Algorithm = AlgorithmSummary

export const algorithm = evidenceType<Algorithm>({
  id: 'aws.sagemaker.algorithm',
  title: 'SageMaker algorithms',
  reach: 'region',
  population: 'every algorithm that the account made in the region',
})
