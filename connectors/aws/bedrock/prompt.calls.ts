import { BedrockAgentClient, GetPromptCommand, ListPromptsCommand } from '@aws-sdk/client-bedrock-agent'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Prompt } from './prompt.ts'

export const listPrompts = list({
  action: 'bedrock:ListPrompts',
  client: BedrockAgentClient,
  command: ListPromptsCommand,
  items: 'promptSummaries',
  id: ['arn', 'id'],
  token: 'nextToken',
})

export const getPrompt = call({
  action: 'bedrock:GetPrompt',
  client: BedrockAgentClient,
  command: GetPromptCommand,
  gone: ['ResourceNotFoundException'],
})

const read: Reader<Prompt> = async function* (aws) {
  for await (const one of aws.list(listPrompts, { maxResults: 1000 }))
    yield {
      id: one.arn,
      name: one.name ?? one.id,
      settings: {
        ...one,
        Encryption: aws.get(getPrompt, { promptIdentifier: one.id }, r =>
          r.id === undefined ? undefined : { customerEncryptionKeyArn: r.customerEncryptionKeyArn },
        ),
      },
    }
}

export default read
