import type {
  ContinuousBackupsDescription,
  TableDescription,
  Tag,
  TimeToLiveDescription,
} from '@aws-sdk/client-dynamodb'
import { evidenceType } from '../../kit/index.ts'

export interface Table {
  TableName: string
  /** `DescribeTable`. */
  Table: TableDescription | null
  /** `DescribeContinuousBackups`. */
  ContinuousBackups: ContinuousBackupsDescription | null
  /** `DescribeTimeToLive`. */
  TimeToLive: TimeToLiveDescription | null
  /** `ListTagsOfResource`. */
  Tags: Tag[] | null
  /** `GetResourcePolicy`; `null`: the table has none. Policies of streams are not asked for. */
  ResourcePolicy: string | null
}

const INDEX_SIZES = ['IndexSizeBytes', 'ItemCount'] as const

export const table = evidenceType<Table>({
  id: 'aws.dynamodb.table',
  title: 'DynamoDB tables, their backups, deletion protection and policies',
  reach: 'region',
  population:
    'every DynamoDB table of the account in the region, as ListTables lists them, in any state; of a global table the replica of the region',
  observed: [
    '/Table/ItemCount',
    '/Table/TableSizeBytes',
    ...INDEX_SIZES.map(size => `/Table/GlobalSecondaryIndexes/*/${size}` as const),
    ...INDEX_SIZES.map(size => `/Table/LocalSecondaryIndexes/*/${size}` as const),
    ...INDEX_SIZES.map(size => `/Table/VectorIndexes/*/${size}` as const),
    '/ContinuousBackups/PointInTimeRecoveryDescription/EarliestRestorableDateTime',
    '/ContinuousBackups/PointInTimeRecoveryDescription/LatestRestorableDateTime',
  ],
})
