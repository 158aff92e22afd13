import type { EventBus as AwsEventBus, DescribeEventBusResponse } from '@aws-sdk/client-eventbridge'
import { evidenceType } from '../../kit/index.ts'

export interface EventBus extends AwsEventBus {
  /** `DescribeEventBus`: key, log and dead letters; `Policy` stands in the list already. */
  Settings: Pick<DescribeEventBusResponse, 'DeadLetterConfig' | 'KmsKeyIdentifier' | 'LogConfig'> | null
}

export const eventBus = evidenceType<EventBus>({
  id: 'aws.events.event-bus',
  title: 'Event buses of EventBridge and who may send to them',
  reach: 'region',
  population: 'every event bus of the account in the region: the default one, those of partners and its own',
})
