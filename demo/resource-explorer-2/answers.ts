import { type Answer, json } from '../kit/answer.ts'

// Wire shape of the AWS Resource Explorer API Reference, ListIndexes; the emulator lacks the service.

const index = (Region: string, id: string, Type: string) => ({
  Arn: `arn:aws:resource-explorer-2:${Region}:210987654321:index/${id}`,
  Region,
  Type,
})

export const answers: readonly Answer[] = [
  {
    service: 'resource-explorer-2',
    operation: /^POST \/ListIndexes$/,
    respond: () =>
      json({
        Indexes: [
          index('us-east-1', '1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d', 'LOCAL'),
          index('eu-west-1', '2b3c4d5e-6f70-4b8c-9dae-1f2a3b4c5d6e', 'LOCAL'),
        ],
      }),
  },
]
