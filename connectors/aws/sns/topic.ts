import type { Subscription } from '@aws-sdk/client-sns'
import { evidenceType } from '../../kit/index.ts'

export interface Topic {
  TopicArn: string
  /** As GetTopicAttributes answers them, but for the subscription counts. Numbers and documents are strings. */
  Attributes: Record<string, string> | null
  SubscriptionCounts: Record<string, string> | null
  Subscriptions: Subscription[] | null
}

/** Endpoints are addresses of people, and URLs in which receivers put their keys. */
export const topic = evidenceType<Topic>({
  id: 'aws.sns.topic',
  title: 'SNS topics, who may use them and who subscribes',
  reach: 'region',
  population: 'every SNS topic of the account in the region, with the subscriptions of all accounts to it',
  observed: ['/SubscriptionCounts'],
  secrets: [{ pointer: '/Subscriptions/*/Endpoint', rule: 'sns-subscription-endpoint' }],
})
