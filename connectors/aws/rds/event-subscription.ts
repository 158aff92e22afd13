import type { EventSubscription as AwsEventSubscription } from '@aws-sdk/client-rds'
import { evidenceType } from '../../kit/index.ts'

/** One subscription as DescribeEventSubscriptions answers it. */
export type EventSubscription = AwsEventSubscription

export const eventSubscription = evidenceType<EventSubscription>({
  id: 'aws.rds.event-subscription',
  title: 'Who is told of events of databases',
  reach: 'region',
  population:
    'every event subscription of RDS of the account in the region, in any state; DocumentDB and Neptune share them',
})
