import { afterAll, beforeAll, expect, test } from 'vitest'
import { ssmIncidents } from '../../../../connectors/aws/ssm-incidents/index.ts'
import { replicationSet } from '../../../../connectors/aws/ssm-incidents/replication-set.ts'
import { responsePlan } from '../../../../connectors/aws/ssm-incidents/response-plan.ts'
import { answered, refused } from '../../../kit/aws-wire/answer.ts'
import { type Change, madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

const on =
  (name: string, error: string): Change =>
  (_, { operation }) =>
    operation.name === name ? refused(operation, error) : undefined
const sets = (change?: Change) => aws.collect(typeIn(ssmIncidents, replicationSet), change)
const plans = (change?: Change) => aws.collect(typeIn(ssmIncidents, responsePlan), change)

test('the set and its plans are read in a region that knows it', async () => {
  expect((await sets()).resources[0]).toMatchObject({ settings: { ReplicationSet: expect.any(Object) }, gaps: [] })
  const { resources, population } = await plans()
  expect(population).toMatchObject({ complete: true })
  expect(resources[0]).toMatchObject({ settings: { Plan: { incidentTemplate: expect.any(Object) } }, gaps: [] })
})

test('what no region of the run knows is a gap, and its plans are not all listed', async () => {
  const unknown = on('GetReplicationSet', 'ResourceNotFoundException')
  expect((await sets(unknown)).resources[0]?.gaps).toMatchObject([
    { field: 'ReplicationSet', detail: 'ResourceNotFoundException' },
  ])
  expect((await plans(unknown)).population).toMatchObject({
    complete: false,
    gap: { detail: 'ResourceNotFoundException' },
  })
})

test('a region that does not know the set is passed over', async () => {
  let asked = 0
  const { resources } = await sets((_, { operation }) =>
    operation.name === 'GetReplicationSet' && asked++ === 0
      ? refused(operation, 'ResourceNotFoundException')
      : undefined,
  )
  expect(asked).toBe(2)
  expect(resources[0]).toMatchObject({ settings: { ReplicationSet: expect.any(Object) }, gaps: [] })
})

test('a set that may not be read is a gap, and its plans are not all listed', async () => {
  const denied = on('GetReplicationSet', 'AccessDeniedException')
  expect((await sets(denied)).resources[0]?.gaps).toMatchObject([{ field: 'ReplicationSet', reason: 'denied' }])
  expect((await plans(denied)).population).toMatchObject({ complete: false, gap: { reason: 'denied' } })
})

test('an account without a set has no plans', async () => {
  const none: Change = (_, { operation }) =>
    operation.name === 'ListReplicationSets' ? answered(operation, { replicationSetArns: [] }) : undefined
  for (const { resources, population } of [await sets(none), await plans(none)]) {
    expect(resources).toEqual([])
    expect(population).toMatchObject({ complete: true, gap: null })
  }
})
