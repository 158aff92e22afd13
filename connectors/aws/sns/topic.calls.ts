import {
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
  SNSClient,
} from '@aws-sdk/client-sns'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Topic } from './topic.ts'

export const listTopics = list({
  action: 'sns:ListTopics',
  client: SNSClient,
  command: ListTopicsCommand,
  items: 'Topics',
  id: 'TopicArn',
  token: 'NextToken',
})

export const getTopicAttributes = call({
  action: 'sns:GetTopicAttributes',
  client: SNSClient,
  command: GetTopicAttributesCommand,
  gone: ['NotFoundException'],
})

export const listSubscriptionsByTopic = list({
  action: 'sns:ListSubscriptionsByTopic',
  client: SNSClient,
  command: ListSubscriptionsByTopicCommand,
  items: 'Subscriptions',
  token: 'NextToken',
  gone: ['NotFoundException'],
})

/** SubscriptionsConfirmed, SubscriptionsPending, SubscriptionsDeleted: they move by themselves. */
const isCount = (attribute: string): boolean => attribute.startsWith('Subscriptions')

const read: Reader<Topic> = async function* (aws) {
  for await (const { TopicArn } of aws.list(listTopics, {})) {
    const arn = TopicArn
    const attributes = aws.get(getTopicAttributes, { TopicArn: arn }, r => r.Attributes)
    const pick = (counts: boolean) =>
      aws.field(async () => {
        const all = await attributes
        return all && Object.fromEntries(Object.entries(all).filter(([name]) => isCount(name) === counts))
      })
    yield {
      id: arn,
      name: arn.slice(arn.lastIndexOf(':') + 1),
      settings: {
        TopicArn: arn,
        Attributes: pick(false),
        SubscriptionCounts: pick(true),
        Subscriptions: aws.all(listSubscriptionsByTopic, { TopicArn: arn }),
      },
    }
  }
}

export default read
