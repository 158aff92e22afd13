import type { FlowDefinitionSummary } from '@aws-sdk/client-sagemaker'
import { evidenceType } from '../../kit/index.ts'

/** One of them as ListFlowDefinitions answers it. */
export type FlowDefinition = FlowDefinitionSummary

export const flowDefinition = evidenceType<FlowDefinition>({
  id: 'aws.sagemaker.flow-definition',
  title: 'SageMaker workflows of human review',
  reach: 'region',
  population: 'every flow definition of the account in the region, in any state',
})
