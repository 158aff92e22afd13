import { type Answer, xml } from '../kit/answer.ts'

// Wire shape of the Amazon SNS API Reference (2010-03-31), ListSubscriptionsByTopic: a subscription that nobody confirmed
// has no ARN, but the text PendingConfirmation. The emulator confirms every subscription at once.

const TOPIC = /TopicArn=([^&]*%3Anwp-signin-watch)(?:&|$)/

export const answers: readonly Answer[] = [
  {
    service: 'sns',
    operation: 'ListSubscriptionsByTopic',
    respond({ body }) {
      const topic = decodeURIComponent(TOPIC.exec(body)?.[1] ?? '')
      if (!topic) return null
      const member = [
        `<TopicArn>${topic}</TopicArn><Protocol>email</Protocol><SubscriptionArn>PendingConfirmation</SubscriptionArn>`,
        `<Owner>${topic.split(':')[4]}</Owner><Endpoint>former.colleague@northwindpay.example</Endpoint>`,
      ].join('')
      return xml(
        `<ListSubscriptionsByTopicResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><ListSubscriptionsByTopicResult><Subscriptions><member>${member}</member></Subscriptions></ListSubscriptionsByTopicResult><ResponseMetadata><RequestId>-</RequestId></ResponseMetadata></ListSubscriptionsByTopicResponse>`,
      )
    },
  },
]
