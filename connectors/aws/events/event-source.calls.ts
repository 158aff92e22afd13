import { EventBridgeClient, ListEventSourcesCommand } from '@aws-sdk/client-eventbridge'
import { list, type Reader } from '../../kit/index.ts'
import type { EventSource } from './event-source.ts'

export const listEventSources = list({
  action: 'events:ListEventSources',
  client: EventBridgeClient,
  command: ListEventSourcesCommand,
  items: 'EventSources',
  id: 'Arn',
  token: 'NextToken',
})

const read: Reader<EventSource> = async function* (aws) {
  for await (const one of aws.list(listEventSources, { Limit: 100 }))
    yield { id: one.Arn, name: one.Name, settings: one }
}

export default read
