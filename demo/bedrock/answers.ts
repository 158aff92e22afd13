import { type Answer, json } from '../kit/answer.ts'
import { agents } from './agents.ts'

// Wire shape of the Amazon Bedrock API Reference (2023-04-20). Models are called in the main region, where calls are logged.

const ID = 'k4n7p2r9t6w1'
const ARN = `arn:aws:bedrock:us-east-1:210987654321:guardrail/${ID}`
const GUARDRAIL = { name: 'merchant-help', status: 'READY', version: 'DRAFT' }

export const answers: readonly Answer[] = [
  ...agents,
  {
    service: 'bedrock',
    operation: /^GET \/logging\/modelinvocations$/,
    respond: ({ region }) =>
      json(
        region === 'us-east-1'
          ? {
              loggingConfig: {
                cloudWatchConfig: {
                  logGroupName: '/northwind/bedrock',
                  roleArn: 'arn:aws:iam::210987654321:role/northwind-bedrock-logs',
                },
                textDataDeliveryEnabled: true,
                imageDataDeliveryEnabled: false,
                embeddingDataDeliveryEnabled: false,
              },
            }
          : {},
      ),
  },
  {
    service: 'bedrock',
    operation: /^GET \/guardrails$/,
    respond: ({ region, now }) => {
      const moment = now.toISOString()
      const one = { ...GUARDRAIL, id: ID, arn: ARN, createdAt: moment, updatedAt: moment }
      return json({ guardrails: region === 'us-east-1' ? [one] : [] })
    },
  },
  {
    service: 'bedrock',
    operation: /^GET \/guardrails\/[^/]+$/,
    respond: ({ now }) =>
      json({
        ...GUARDRAIL,
        guardrailId: ID,
        guardrailArn: ARN,
        contentPolicy: { filters: [{ type: 'PROMPT_ATTACK', inputStrength: 'MEDIUM', outputStrength: 'NONE' }] },
        sensitiveInformationPolicy: { piiEntities: [{ type: 'CREDIT_DEBIT_CARD_NUMBER', action: 'BLOCK' }] },
        createdAt: now.toISOString(),
        updatedAt: now.toISOString(),
        blockedInputMessaging: 'No.',
        blockedOutputsMessaging: 'No.',
      }),
  },
]
