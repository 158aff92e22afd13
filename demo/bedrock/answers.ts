import { type Answer, json } from '../kit/answer.ts'

// Wire shape of the Amazon Bedrock API Reference (2023-04-20). Models are called in the main region, where calls are logged.

export const answers: readonly Answer[] = [
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
]
