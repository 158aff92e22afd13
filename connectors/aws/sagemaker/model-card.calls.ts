import { ListModelCardsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker'
import { list, type Reader } from '../../kit/index.ts'
import type { ModelCard } from './model-card.ts'

export const listModelCards = list({
  action: 'sagemaker:ListModelCards',
  client: SageMakerClient,
  command: ListModelCardsCommand,
  items: 'ModelCardSummaries',
  id: 'ModelCardArn',
  token: 'NextToken',
})

const read: Reader<ModelCard> = async function* (aws) {
  for await (const one of aws.list(listModelCards, { MaxResults: 100 }))
    yield { id: one.ModelCardArn, name: one.ModelCardName, settings: one }
}

export default read
