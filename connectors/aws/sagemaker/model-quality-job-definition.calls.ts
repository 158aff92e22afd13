import { ListModelQualityJobDefinitionsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker'
import { list, type Reader } from '../../kit/index.ts'
import type { ModelQualityJobDefinition } from './model-quality-job-definition.ts'

export const listModelQualityJobDefinitions = list({
  action: 'sagemaker:ListModelQualityJobDefinitions',
  client: SageMakerClient,
  command: ListModelQualityJobDefinitionsCommand,
  items: 'JobDefinitionSummaries',
  id: 'MonitoringJobDefinitionArn',
  token: 'NextToken',
})

const read: Reader<ModelQualityJobDefinition> = async function* (aws) {
  for await (const one of aws.list(listModelQualityJobDefinitions, { MaxResults: 100 }))
    yield { id: one.MonitoringJobDefinitionArn, name: one.MonitoringJobDefinitionName, settings: one }
}

export default read
