import type { MLTransform as AwsMLTransform } from '@aws-sdk/client-glue'
import { evidenceType } from '../../kit/index.ts'

/** One transform, as `GetMLTransforms` answers it, without its schema and how well it does. */
export type MLTransform = Omit<AwsMLTransform, 'Schema' | 'EvaluationMetrics'>

export const mlTransform = evidenceType<MLTransform>({
  id: 'aws.glue.ml-transform',
  title: 'Machine learning transforms of AWS Glue, and how their data is encrypted',
  reach: 'region',
  population: 'every machine learning transform of AWS Glue of the account in the region',
})
