import { afterAll, beforeAll, expect, test } from 'vitest'
import { readers } from '../../connectors/index.ts'
import type { TypeOfConnector } from '../../connectors/kit/index.ts'
import { answered } from '../kit/aws-wire/answer.ts'
import { type Change, madeUpAws } from '../kit/aws-wire/readings.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

const typeOf = (id: string): TypeOfConnector => {
  const found = readers.get(id)
  if (!found) throw new Error(`no reader of ${id}`)
  return found
}

/** The operation answers these members in its list. */
const lists =
  (operation: string, list: string, members: readonly object[]): Change =>
  (_, whole) =>
    whole.operation.name === operation ? answered(whole.operation, { [list]: members }) : undefined

test('counts every member without its identity, however many there are', async () => {
  const topics = [{ TopicArn: 'arn:aws:sns:us-east-1:111122223333:a' }, {}, { TopicArn: '' }]
  const { population } = await aws.collect(typeOf('aws.sns.topic'), lists('ListTopics', 'Topics', topics))
  expect(population).toMatchObject({ listed: 3, collected: 1, gaps: 2, complete: false })
  expect(population.gap).toEqual({ action: 'sns:ListTopics', reason: 'failed', detail: 'MemberWithoutId' })
})

test('names a database by the documented form where an old answer lacks the ARN', async () => {
  const cluster = { DBClusterIdentifier: 'orders', Engine: 'aurora-mysql' }
  const read = lists('DescribeDBClusters', 'DBClusters', [cluster, { ...cluster, DBClusterIdentifier: 'bills' }])
  const { population, resources } = await aws.collect(typeOf('aws.rds.cluster'), read)
  expect(population).toMatchObject({ listed: 2, collected: 2, complete: true })
  expect(resources.map(r => r.id)).toEqual([
    'arn:aws:rds:us-east-1:111122223333:cluster:bills',
    'arn:aws:rds:us-east-1:111122223333:cluster:orders',
  ])
  expect(resources[0]?.settings).not.toHaveProperty('DBClusterArn')
})

test('counts members that the list names again, and says which were not the same', async () => {
  const [a, b] = [
    { AlarmArn: 'a', ActionsEnabled: true },
    { AlarmArn: 'b', ActionsEnabled: true },
  ]
  const again = { ...b, ActionsEnabled: false }
  const read = lists('DescribeAlarms', 'MetricAlarms', [a, b, a, again, again])
  const { population, resources } = await aws.collect(typeOf('aws.cloudwatch.alarm'), read)
  expect(population).toMatchObject({ listed: 2, collected: 2, repeated: { count: 3, differing: ['b'] } })
  expect(resources[1]?.settings).toMatchObject({ ActionsEnabled: true })
})

test('tells an answer without its setting from the answer that says there is none', async () => {
  const { resources } = await aws.collect(typeOf('aws.s3.account-public-access-block'), (_, whole) =>
    answered(whole.operation, {}),
  )
  expect(resources[0]?.settings).not.toHaveProperty('PublicAccessBlockConfiguration')
  expect(resources[0]?.gaps).toEqual([
    {
      field: 'PublicAccessBlockConfiguration',
      action: 's3:GetAccountPublicAccessBlock',
      reason: 'failed',
      detail: 'EmptyAnswer',
    },
  ])
})

test('says nothing of repetitions where there are none', async () => {
  expect((await aws.collect(typeOf('aws.sns.topic'))).population).not.toHaveProperty('repeated')
})

test('reads a unit that names itself as its own once, and ends', async () => {
  const read = lists('ListOrganizationalUnitsForParent', 'OrganizationalUnits', [{ Id: 'ou-1', Arn: 'unit' }])
  const { population } = await aws.collect(typeOf('aws.organizations.unit'), read)
  expect(population).toMatchObject({ collected: 1, repeated: { count: 1, differing: ['unit'] } })
})
