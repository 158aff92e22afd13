import { DescribeEventBusCommand, EventBridgeClient, ListEventBusesCommand } from '@aws-sdk/client-eventbridge'
import { call, list, type Reader } from '../../kit/index.ts'
import type { EventBus } from './event-bus.ts'

export const listEventBuses = list({
  action: 'events:ListEventBuses',
  client: EventBridgeClient,
  command: ListEventBusesCommand,
  shared: true,
  items: 'EventBuses',
  id: ['Arn', 'Name'],
  token: 'NextToken',
})

export const describeEventBus = call({
  action: 'events:DescribeEventBus',
  client: EventBridgeClient,
  command: DescribeEventBusCommand,
  gone: ['ResourceNotFoundException'],
})

const read: Reader<EventBus> = async function* (aws) {
  for await (const bus of aws.list(listEventBuses, { Limit: 100 }))
    yield {
      id: bus.Arn,
      name: bus.Name,
      settings: {
        ...bus,
        Settings: aws.get(
          describeEventBus,
          { Name: bus.Name },
          ({ DeadLetterConfig, KmsKeyIdentifier, LogConfig }) => ({
            DeadLetterConfig,
            KmsKeyIdentifier,
            LogConfig,
          }),
        ),
      },
    }
}

export default read
