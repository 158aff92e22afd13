import { evidenceType } from '../../kit/index.ts'

export interface Queue {
  QueueUrl: string
  /** As GetQueueAttributes answers them, but for the counts of messages. Numbers and documents are strings. */
  Attributes: Record<string, string> | null
  MessageCounts: Record<string, string> | null
  /** `ListQueueTags`; `null`: the queue has none. */
  Tags: Record<string, string> | null
}

export const queue = evidenceType<Queue>({
  id: 'aws.sqs.queue',
  title: 'SQS queues, who may use them and how messages are encrypted',
  reach: 'region',
  population: 'every SQS queue of the account in the region, as ListQueues lists them: dead-letter queues among them',
  observed: ['/MessageCounts'],
})
