import { ListModelBiasJobDefinitionsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker'
import { list, type Reader } from '../../kit/index.ts'
import type { ModelBiasJobDefinition } from './model-bias-job-definition.ts'

export const listModelBiasJobDefinitions = list({
  action: 'sagemaker:ListModelBiasJobDefinitions',
  client: SageMakerClient,
  command: ListModelBiasJobDefinitionsCommand,
  items: 'JobDefinitionSummaries',
  id: 'MonitoringJobDefinitionArn',
  token: 'NextToken',
})

const read: Reader<ModelBiasJobDefinition> = async function* (aws) {
  for await (const one of aws.list(listModelBiasJobDefinitions, { MaxResults: 100 }))
    yield { id: one.MonitoringJobDefinitionArn, name: one.MonitoringJobDefinitionName, settings: one }
}

export default read
