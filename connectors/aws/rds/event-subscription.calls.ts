import { DescribeEventSubscriptionsCommand, RDSClient } from '@aws-sdk/client-rds'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { EventSubscription } from './event-subscription.ts'

export const describeEventSubscriptions = list({
  action: 'rds:DescribeEventSubscriptions',
  client: RDSClient,
  command: DescribeEventSubscriptionsCommand,
  items: 'EventSubscriptionsList',
  id: 'CustSubscriptionId',
  token: 'Marker',
})

const read: Reader<EventSubscription> = async function* (aws) {
  for await (const one of aws.list(describeEventSubscriptions, {}))
    yield {
      id: one.EventSubscriptionArn ?? arnOf(aws, 'rds', `es:${one.CustSubscriptionId}`),
      name: one.CustSubscriptionId,
      settings: one,
    }
}

export default read
