import { afterAll, beforeAll, expect, test } from 'vitest'
import { support } from '../../../../connectors/aws/support/index.ts'
import { plan } from '../../../../connectors/aws/support/plan.ts'
import { madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

const refusedWith = (message: string) =>
  aws.collect(typeIn(support, plan), () => ({
    status: 400,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify({ __type: 'SubscriptionRequiredException', message }),
  }))

test('an account without a premium plan has none, which is no gap', async () => {
  const { resources } = await refusedWith(
    'Amazon Web Services Premium Support Subscription is required to use this service.',
  )
  expect(resources[0]).toMatchObject({ settings: { SeverityLevels: null }, gaps: [] })
})

test('an account that has not finished signing up says nothing of its plan', async () => {
  const { resources } = await refusedWith('The AWS Access Key Id needs a subscription for the service')
  expect(resources[0]?.gaps).toMatchObject([{ field: 'SeverityLevels', detail: 'SubscriptionRequiredException' }])
})
