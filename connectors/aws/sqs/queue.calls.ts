import { GetQueueAttributesCommand, ListQueuesCommand, ListQueueTagsCommand, SQSClient } from '@aws-sdk/client-sqs'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Queue } from './queue.ts'

const queue = { client: SQSClient, gone: ['QueueDoesNotExist'] }

export const listQueues = list({
  action: 'sqs:ListQueues',
  client: SQSClient,
  command: ListQueuesCommand,
  items: 'QueueUrls',
  token: 'NextToken',
})

export const getQueueAttributes = call({
  ...queue,
  action: 'sqs:GetQueueAttributes',
  command: GetQueueAttributesCommand,
})

export const listQueueTags = call({ ...queue, action: 'sqs:ListQueueTags', command: ListQueueTagsCommand })

/** "You must set MaxResults to receive a value for NextToken": without it a list ends at 1,000 and does not say so. */
const WHOLE = { MaxResults: 1000 }

/** ApproximateNumberOfMessages and its like, which move with every message. */
const isCount = (attribute: string): boolean => attribute.startsWith('ApproximateNumberOf')

const read: Reader<Queue> = async function* (aws) {
  for await (const QueueUrl of aws.list(listQueues, WHOLE)) {
    const name = QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1)
    const attributes = aws.get(getQueueAttributes, { QueueUrl, AttributeNames: ['All'] }, r => r.Attributes)
    const pick = (counts: boolean) =>
      aws.field(async () => {
        const all = await attributes
        return all && Object.fromEntries(Object.entries(all).filter(([attribute]) => isCount(attribute) === counts))
      })
    yield {
      id: arnOf(aws, 'sqs', name),
      name,
      settings: {
        QueueUrl,
        Attributes: pick(false),
        MessageCounts: pick(true),
        Tags: aws.get(listQueueTags, { QueueUrl }, r => r.Tags),
      },
    }
  }
}

export default read
