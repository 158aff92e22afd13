import type { MonitoringJobDefinitionSummary } from '@aws-sdk/client-sagemaker'
import { evidenceType } from '../../kit/index.ts'

/** One of them as ListModelBiasJobDefinitions answers it. */
export type ModelBiasJobDefinition = MonitoringJobDefinitionSummary

export const modelBiasJobDefinition = evidenceType<ModelBiasJobDefinition>({
  id: 'aws.sagemaker.model-bias-job-definition',
  title: 'SageMaker jobs that look for bias of models',
  reach: 'region',
  population: 'every model bias job definition of the account in the region',
})
