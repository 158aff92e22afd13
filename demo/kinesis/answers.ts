import { type Answer, json } from '../kit/answer.ts'

// Wire shape of the Amazon Kinesis API Reference (2013-12-02), ListTagsForResource, which the emulator lacks.

export const answers: readonly Answer[] = [
  {
    service: 'kinesis',
    operation: 'ListTagsForResource',
    respond: () => json({ Tags: [{ Key: 'owner', Value: 'platform' }] }),
  },
]
