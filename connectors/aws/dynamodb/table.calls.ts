import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetResourcePolicyCommand,
  ListTablesCommand,
  ListTagsOfResourceCommand,
} from '@aws-sdk/client-dynamodb'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Table } from './table.ts'

// Error names: Amazon DynamoDB API reference, each operation's page.
const table = { client: DynamoDBClient, gone: ['ResourceNotFoundException'] }

export const listTables = list({
  action: 'dynamodb:ListTables',
  client: DynamoDBClient,
  command: ListTablesCommand,
  items: 'TableNames',
  token: { input: 'ExclusiveStartTableName', next: page => page.LastEvaluatedTableName },
})

export const describeTable = call({ ...table, action: 'dynamodb:DescribeTable', command: DescribeTableCommand })

export const describeContinuousBackups = call({
  ...table,
  action: 'dynamodb:DescribeContinuousBackups',
  command: DescribeContinuousBackupsCommand,
  gone: ['TableNotFoundException'],
})

export const describeTimeToLive = call({
  ...table,
  action: 'dynamodb:DescribeTimeToLive',
  command: DescribeTimeToLiveCommand,
})

export const listTags = list({
  ...table,
  action: 'dynamodb:ListTagsOfResource',
  command: ListTagsOfResourceCommand,
  items: 'Tags',
  token: 'NextToken',
})

export const getResourcePolicy = call({
  ...table,
  action: 'dynamodb:GetResourcePolicy',
  command: GetResourcePolicyCommand,
  absent: ['PolicyNotFoundException'],
})

const read: Reader<Table> = async function* (aws) {
  for await (const TableName of aws.list(listTables, {})) {
    const ResourceArn = arnOf(aws, 'dynamodb', `table/${TableName}`)
    yield {
      id: ResourceArn,
      name: TableName,
      settings: {
        TableName,
        Table: aws.get(describeTable, { TableName }, r => r.Table),
        ContinuousBackups: aws.get(describeContinuousBackups, { TableName }, r => r.ContinuousBackupsDescription),
        TimeToLive: aws.get(describeTimeToLive, { TableName }, r => r.TimeToLiveDescription),
        Tags: aws.all(listTags, { ResourceArn }),
        // An answer without its content is not "no policy": checks find it unreadable.
        ResourcePolicy: aws.get(getResourcePolicy, { ResourceArn }, r => r.Policy ?? ''),
      },
    }
  }
}

export default read
