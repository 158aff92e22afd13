import type { EventSource as AwsEventSource } from '@aws-sdk/client-eventbridge'
import { evidenceType } from '../../kit/index.ts'

/** One partner event source as ListEventSources answers it. */
export type EventSource = AwsEventSource

export const eventSource = evidenceType<EventSource>({
  id: 'aws.events.event-source',
  title: 'Partner event sources',
  reach: 'region',
  population:
    'every partner event source that is shared with the account in the region, connected to an event bus or not',
})
