import {
  GetDatabasesCommand,
  GetDataCatalogEncryptionSettingsCommand,
  GetResourcePolicyCommand,
  GlueClient,
} from '@aws-sdk/client-glue'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { DataCatalog } from './data-catalog.ts'

export const getDataCatalogEncryptionSettings = call({
  action: 'glue:GetDataCatalogEncryptionSettings',
  client: GlueClient,
  command: GetDataCatalogEncryptionSettingsCommand,
})

export const getResourcePolicy = call({
  action: 'glue:GetResourcePolicy',
  client: GlueClient,
  command: GetResourcePolicyCommand,
  absent: ['EntityNotFoundException'],
})

export const getDatabases = list({
  action: 'glue:GetDatabases',
  client: GlueClient,
  command: GetDatabasesCommand,
  items: 'DatabaseList',
  id: 'Name',
  token: 'NextToken',
})

const read: Reader<DataCatalog> = async function* (aws) {
  yield {
    id: arnOf(aws, 'glue', 'catalog'),
    name: `${aws.account} in ${aws.region}`,
    settings: {
      DataCatalogEncryptionSettings: aws.get(
        getDataCatalogEncryptionSettings,
        {},
        r => r.DataCatalogEncryptionSettings,
      ),
      PolicyInJson: aws.get(getResourcePolicy, {}, r => r.PolicyInJson),
      Databases: aws.field(async () => ((await aws.all(getDatabases, {})) ?? []).map(({ Name }) => Name)),
    },
  }
}

export default read
