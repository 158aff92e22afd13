import {
  CloudTrailClient,
  GetEventDataStoreCommand,
  type GetEventDataStoreResponse,
  ListEventDataStoresCommand,
} from '@aws-sdk/client-cloudtrail'
import { call, list, type Reader } from '../../kit/index.ts'
import type { EventDataStore } from './event-data-store.ts'

export const listEventDataStores = list({
  action: 'cloudtrail:ListEventDataStores',
  client: CloudTrailClient,
  command: ListEventDataStoresCommand,
  items: 'EventDataStores',
  id: 'EventDataStoreArn',
  token: 'NextToken',
})

export const getEventDataStore = call({
  action: 'cloudtrail:GetEventDataStore',
  client: CloudTrailClient,
  command: GetEventDataStoreCommand,
  gone: ['EventDataStoreNotFoundException'],
})

const read: Reader<EventDataStore> = async function* (aws) {
  for await (const { EventDataStoreArn, Name } of aws.list(listEventDataStores, {}))
    yield {
      id: EventDataStoreArn,
      name: Name,
      settings: {
        EventDataStoreArn,
        Name,
        EventDataStore: aws.get(getEventDataStore, { EventDataStore: EventDataStoreArn }, settingsOf),
      },
    }
}

function settingsOf(answer: GetEventDataStoreResponse): EventDataStore['EventDataStore'] {
  const {
    Status,
    AdvancedEventSelectors,
    MultiRegionEnabled,
    OrganizationEnabled,
    RetentionPeriod,
    TerminationProtectionEnabled,
  } = answer
  const { CreatedTimestamp, UpdatedTimestamp, KmsKeyId, BillingMode, FederationStatus, FederationRoleArn } = answer
  return {
    Status,
    AdvancedEventSelectors,
    MultiRegionEnabled,
    OrganizationEnabled,
    RetentionPeriod,
    TerminationProtectionEnabled,
    CreatedTimestamp,
    UpdatedTimestamp,
    KmsKeyId,
    BillingMode,
    FederationStatus,
    FederationRoleArn,
  }
}

export default read
