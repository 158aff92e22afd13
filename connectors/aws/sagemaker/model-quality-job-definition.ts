import type { MonitoringJobDefinitionSummary } from '@aws-sdk/client-sagemaker'
import { evidenceType } from '../../kit/index.ts'

/** One of them as ListModelQualityJobDefinitions answers it. */
export type ModelQualityJobDefinition = MonitoringJobDefinitionSummary

export const modelQualityJobDefinition = evidenceType<ModelQualityJobDefinition>({
  id: 'aws.sagemaker.model-quality-job-definition',
  title: 'SageMaker jobs that look at the quality of models',
  reach: 'region',
  population: 'every model quality job definition of the account in the region',
})
