import { BedrockClient, GetGuardrailCommand, ListGuardrailsCommand } from '@aws-sdk/client-bedrock'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Guardrail } from './guardrail.ts'

export const listGuardrails = list({
  action: 'bedrock:ListGuardrails',
  client: BedrockClient,
  command: ListGuardrailsCommand,
  items: 'guardrails',
  id: ['arn', 'id'],
  token: 'nextToken',
})

export const getGuardrail = call({
  action: 'bedrock:GetGuardrail',
  client: BedrockClient,
  command: GetGuardrailCommand,
  gone: ['ResourceNotFoundException'],
})

const read: Reader<Guardrail> = async function* (aws) {
  for await (const one of aws.list(listGuardrails, { maxResults: 1000 }))
    yield {
      id: one.arn,
      name: one.name ?? one.id,
      settings: {
        ...one,
        Policies: aws.get(getGuardrail, { guardrailIdentifier: one.id }, r =>
          r.guardrailArn === undefined
            ? undefined
            : {
                topicPolicy: r.topicPolicy,
                contentPolicy: r.contentPolicy,
                wordPolicy: r.wordPolicy,
                sensitiveInformationPolicy: r.sensitiveInformationPolicy,
                contextualGroundingPolicy: r.contextualGroundingPolicy,
                kmsKeyArn: r.kmsKeyArn,
              },
        ),
      },
    }
}

export default read
