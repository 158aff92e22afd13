import { afterAll, beforeAll, expect, test } from 'vitest'
import { dynamodb } from '../../../../connectors/aws/dynamodb/index.ts'
import { table } from '../../../../connectors/aws/dynamodb/table.ts'
import { refused } from '../../../kit/aws-wire/answer.ts'
import { madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

test('keeps counts and sizes, which move with every item, apart from settings', async () => {
  const { resources } = await aws.collect(typeIn(dynamodb, table))
  expect(resources[0]).toMatchObject({
    id: 'arn:aws:dynamodb:us-east-1:111122223333:table/TableNames-1',
    observed: {
      Table: { ItemCount: 1, TableSizeBytes: 1, GlobalSecondaryIndexes: [{ ItemCount: 1, IndexSizeBytes: 1 }] },
      ContinuousBackups: { PointInTimeRecoveryDescription: { LatestRestorableDateTime: '2026-01-01T00:00:00.000Z' } },
    },
  })
  expect(JSON.stringify(resources[0]?.settings)).not.toMatch(/ItemCount|SizeBytes|RestorableDateTime/)
})

test('a table without a resource policy has none, which is no gap', async () => {
  const { resources } = await aws.collect(typeIn(dynamodb, table), ({ operation }) =>
    operation.name === 'GetResourcePolicy' ? refused(operation, 'PolicyNotFoundException') : undefined,
  )
  expect(resources[0]).toMatchObject({ settings: { ResourcePolicy: null }, gaps: [] })
})
