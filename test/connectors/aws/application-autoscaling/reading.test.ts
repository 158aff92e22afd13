import { afterAll, beforeAll, expect, test } from 'vitest'
import { applicationAutoscaling } from '../../../../connectors/aws/application-autoscaling/index.ts'
import { scalableTarget } from '../../../../connectors/aws/application-autoscaling/scalable-target.ts'
import { answered, refused } from '../../../kit/aws-wire/answer.ts'
import { type Change, madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

const collect = (change: Change) => aws.collect(typeIn(applicationAutoscaling, scalableTarget), change)
const namespaceOf = (text: string) => /"ServiceNamespace":"(\w+)"/.exec(text)?.[1] ?? ''

test('every namespace is asked for, and a target without an ARN has its resource and dimension for an id', async () => {
  const { resources, population } = await collect(({ text }, { operation }) => {
    const ServiceNamespace = namespaceOf(text)
    const target = { ServiceNamespace, ResourceId: `${ServiceNamespace}/a`, ScalableDimension: 'units' }
    return answered(operation, { ScalableTargets: [target] })
  })
  expect(resources.map(({ id }) => id).sort()).toEqual(['dynamodb/a units', 'ecs/a units'])
  expect(population).toMatchObject({ complete: true, listed: 2 })
})

test('a namespace that may not be read leaves the list incomplete', async () => {
  const { population } = await collect(({ text }, { operation }) =>
    namespaceOf(text) === 'ecs' ? refused(operation, 'AccessDeniedException') : undefined,
  )
  expect(population).toMatchObject({ complete: false, gap: { reason: 'denied' } })
})
