import type { Answer } from '../kit/answer.ts'

// Amazon SQS API Reference, GetQueueAttributes: moments are whole seconds. The emulator adds a fraction.

export const answers: readonly Answer[] = [
  {
    service: 'sqs',
    operation: 'GetQueueAttributes',
    respond: () => null,
    rewrite: body => body.replaceAll(/("(?:Created|LastModified)Timestamp": "\d+)\.\d+"/g, '$1"'),
  },
]
