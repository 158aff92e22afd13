import { ListHumanTaskUisCommand, SageMakerClient } from '@aws-sdk/client-sagemaker'
import { list, type Reader } from '../../kit/index.ts'
import type { HumanTaskUi } from './human-task-ui.ts'

export const listHumanTaskUis = list({
  action: 'sagemaker:ListHumanTaskUis',
  client: SageMakerClient,
  command: ListHumanTaskUisCommand,
  items: 'HumanTaskUiSummaries',
  id: 'HumanTaskUiArn',
  token: 'NextToken',
})

const read: Reader<HumanTaskUi> = async function* (aws) {
  for await (const one of aws.list(listHumanTaskUis, { MaxResults: 100 }))
    yield { id: one.HumanTaskUiArn, name: one.HumanTaskUiName, settings: one }
}

export default read
