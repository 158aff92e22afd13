import type { DataCatalogEncryptionSettings } from '@aws-sdk/client-glue'
import { evidenceType } from '../../kit/index.ts'

export interface DataCatalog {
  /** `GetDataCatalogEncryptionSettings`. */
  DataCatalogEncryptionSettings: DataCatalogEncryptionSettings | null
  /** `GetResourcePolicy`; `null`: the catalog has none. */
  PolicyInJson: string | null
  /** `GetDatabases`: their names. */
  Databases: string[]
}

export const dataCatalog = evidenceType<DataCatalog>({
  id: 'aws.glue.data-catalog',
  title: 'The Data Catalog of AWS Glue, its encryption, policy and databases',
  reach: 'region',
  population: "the account's own Data Catalog in the region; tables are not read",
})
