import type { DataSource as AwsDataSource, DataSourceSummary } from '@aws-sdk/client-bedrock-agent'
import { evidenceType } from '../../kit/index.ts'

/** One source of a knowledge base, as `ListDataSources` answers it. */
export interface DataSource extends DataSourceSummary {
  /** Of `GetDataSource`: never where from and how texts are read, which may hold prompts. */
  Protection: Pick<AwsDataSource, 'serverSideEncryptionConfiguration' | 'dataDeletionPolicy'> | null
}

export const dataSource = evidenceType<DataSource>({
  id: 'aws.bedrock.data-source',
  title: 'Sources of knowledge bases of Amazon Bedrock, and the key that protects what is read from them',
  reach: 'region',
  population: 'every data source of every knowledge base that the account has in the region',
})
