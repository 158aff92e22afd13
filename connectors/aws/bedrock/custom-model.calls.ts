import { BedrockClient, GetCustomModelCommand, ListCustomModelsCommand } from '@aws-sdk/client-bedrock'
import { call, list, type Reader } from '../../kit/index.ts'
import type { CustomModel } from './custom-model.ts'

export const listCustomModels = list({
  action: 'bedrock:ListCustomModels',
  client: BedrockClient,
  command: ListCustomModelsCommand,
  items: 'modelSummaries',
  id: 'modelArn',
  token: 'nextToken',
})

export const getCustomModel = call({
  action: 'bedrock:GetCustomModel',
  client: BedrockClient,
  command: GetCustomModelCommand,
  gone: ['ResourceNotFoundException'],
})

const read: Reader<CustomModel> = async function* (aws) {
  for await (const one of aws.list(listCustomModels, { isOwned: true, maxResults: 1000 }))
    yield {
      id: one.modelArn,
      name: one.modelName ?? one.modelArn,
      settings: {
        ...one,
        Protection: aws.get(getCustomModel, { modelIdentifier: one.modelArn }, r =>
          r.modelArn === undefined
            ? undefined
            : {
                modelKmsKeyArn: r.modelKmsKeyArn,
                trainingDataConfig: r.trainingDataConfig,
                outputDataConfig: r.outputDataConfig,
              },
        ),
      },
    }
}

export default read
