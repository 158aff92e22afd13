import { LambdaClient, ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { EventSourceMapping } from './event-source-mapping.ts'

export const listEventSourceMappings = list({
  action: 'lambda:ListEventSourceMappings',
  client: LambdaClient,
  command: ListEventSourceMappingsCommand,
  items: 'EventSourceMappings',
  id: 'UUID',
  token: { input: 'Marker', next: page => page.NextMarker },
})

/** Answers of earlier years lack the ARN; its form is that of the service authorization reference. */
const read: Reader<EventSourceMapping> = async function* (aws) {
  for await (const mapping of aws.list(listEventSourceMappings, {})) {
    const { UUID, EventSourceMappingArn } = mapping
    yield {
      id: EventSourceMappingArn ?? arnOf(aws, 'lambda', `event-source-mapping:${UUID}`),
      name: UUID,
      settings: mapping,
    }
  }
}

export default read
