import type { GetEventDataStoreResponse } from '@aws-sdk/client-cloudtrail'
import { evidenceType } from '../../kit/index.ts'

export interface EventDataStore {
  EventDataStoreArn: string
  Name: string | undefined
  /** `GetEventDataStore`. */
  EventDataStore: Omit<GetEventDataStoreResponse, 'EventDataStoreArn' | 'Name' | 'PartitionKeys'> | null
}

export const eventDataStore = evidenceType<EventDataStore>({
  id: 'aws.cloudtrail.event-data-store',
  title: 'Event data stores of CloudTrail Lake, and how they are protected',
  reach: 'region',
  population:
    'every event data store of CloudTrail Lake in the region that the account lists, those that wait for their deletion among them',
})
