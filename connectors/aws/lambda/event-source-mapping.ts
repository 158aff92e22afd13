import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda'
import { evidenceType } from '../../kit/index.ts'

/** One mapping as ListEventSourceMappings answers it. Its source access configurations name secrets and hold none. */
export type EventSourceMapping = EventSourceMappingConfiguration

export const eventSourceMapping = evidenceType<EventSourceMapping>({
  id: 'aws.lambda.event-source-mapping',
  title: 'What Lambda reads on behalf of functions: queues, streams and topics',
  reach: 'region',
  population: 'every event source mapping of the account in the region, in any state',
  observed: ['/LastProcessingResult'],
})
