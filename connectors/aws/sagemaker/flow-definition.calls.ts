import { ListFlowDefinitionsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker'
import { list, type Reader } from '../../kit/index.ts'
import type { FlowDefinition } from './flow-definition.ts'

export const listFlowDefinitions = list({
  action: 'sagemaker:ListFlowDefinitions',
  client: SageMakerClient,
  command: ListFlowDefinitionsCommand,
  items: 'FlowDefinitionSummaries',
  id: 'FlowDefinitionArn',
  token: 'NextToken',
})

const read: Reader<FlowDefinition> = async function* (aws) {
  for await (const one of aws.list(listFlowDefinitions, { MaxResults: 100 }))
    yield { id: one.FlowDefinitionArn, name: one.FlowDefinitionName, settings: one }
}

export default read
