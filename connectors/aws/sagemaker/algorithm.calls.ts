import { ListAlgorithmsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker'
import { list, type Reader } from '../../kit/index.ts'
import type { Algorithm } from './algorithm.ts'

export const listAlgorithms = list({
  action: 'sagemaker:ListAlgorithms',
  client: SageMakerClient,
  command: ListAlgorithmsCommand,
  items: 'AlgorithmSummaryList',
  id: 'AlgorithmArn',
  token: 'NextToken',
})

const read: Reader<Algorithm> = async function* (aws) {
  for await (const one of aws.list(listAlgorithms, { MaxResults: 100 }))
    yield { id: one.AlgorithmArn, name: one.AlgorithmName, settings: one }
}

export default read
