import type { ModelCardSummary } from '@aws-sdk/client-sagemaker'
import { evidenceType } from '../../kit/index.ts'

/** One of them as ListModelCards answers it. */
export type ModelCard = ModelCardSummary

export const modelCard = evidenceType<ModelCard>({
  id: 'aws.sagemaker.model-card',
  title: 'SageMaker model cards',
  reach: 'region',
  population: 'every model card of the account in the region, in its newest version and any state',
})
