import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sns } from '../../../../connectors/aws/sns/index.ts'
import { topic } from '../../../../connectors/aws/sns/topic.ts'
import { type Answer, xml } from '../../../../demo/kit/answer.ts'
import { answers } from '../../../../demo/sns/answers.ts'
import { seedSns } from '../../../../demo/sns/seed.ts'
import type { EvidenceItem } from '../../../../src/evidence/item.ts'
import { hasMoto, type TestAws, testAws, typeIn } from '../../../kit/collect.ts'

const topics = typeIn(sns, topic)
const named = (item: EvidenceItem, name: string) => item.resources.find(r => r.name === name)
const refusal = (operation: string, code: string, status: number): Answer => ({
  service: 'sns',
  operation,
  respond: () => xml(`<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code></Error></ErrorResponse>`, status),
})

describe.skipIf(!hasMoto)('the seeded topics', () => {
  let aws: TestAws
  let item: EvidenceItem
  beforeAll(async () => {
    aws = await testAws(answers)
    await seedSns(aws.seed)
    item = await aws.collect(topics, 'us-east-1')
  })
  afterAll(() => aws.stop())

  test('are all there, with attributes apart from counts', () => {
    expect(item.population).toMatchObject({ complete: true, listed: 4, fieldGaps: 0 })
    const alerts = named(item, 'nwp-security-alerts')
    expect(alerts?.settings.Attributes).toMatchObject({ KmsMasterKeyId: 'alias/nwp-data', Owner: aws.account })
    expect(alerts?.settings.Attributes).not.toHaveProperty('SubscriptionsConfirmed')
    expect(alerts?.observed?.SubscriptionCounts).toHaveProperty('SubscriptionsConfirmed')
  })

  test('show who subscribes, but no address', () => {
    const subscriptions = named(item, 'nwp-security-alerts')?.settings.Subscriptions
    expect(subscriptions).toHaveLength(2)
    expect(subscriptions).toContainEqual(
      expect.objectContaining({ Protocol: 'email', Endpoint: { $redacted: 'sns-subscription-endpoint' } }),
    )
    expect(named(item, 'nwp-signin-watch')?.settings.Subscriptions).toMatchObject([
      { SubscriptionArn: 'PendingConfirmation' },
    ])
    expect(JSON.stringify(item)).not.toContain('@northwindpay')
    expect(item.redactions).toHaveLength(3)
  })
})

describe.skipIf(!hasMoto)('where SNS refuses', () => {
  let aws: TestAws
  const given: Answer[] = []
  beforeAll(async () => {
    aws = await testAws(given)
    await seedSns(aws.seed)
  })
  afterAll(() => aws.stop())

  async function collectWith(...now: Answer[]): Promise<EvidenceItem> {
    given.splice(0, given.length, ...now)
    return aws.collect(topics, 'eu-west-1')
  }

  test('subscriptions are a gap, the rest is there', async () => {
    const item = await collectWith(refusal('ListSubscriptionsByTopic', 'AuthorizationError', 403))
    expect(item.resources[0]?.gaps).toMatchObject([{ field: 'Subscriptions', reason: 'denied' }])
    expect(item.resources[0]?.settings).toHaveProperty('Attributes.Policy')
  })

  test('a topic deleted meanwhile is counted as excluded', async () => {
    const gone = ['GetTopicAttributes', 'ListSubscriptionsByTopic'].map(call => refusal(call, 'NotFound', 404))
    const item = await collectWith(...gone)
    expect(item.population.excluded).toEqual([{ rule: 'deleted while it was being read', count: 1 }])
  })

  test('a refused list is not an empty one', async () => {
    const { population } = await collectWith(refusal('ListTopics', 'AuthorizationError', 403))
    expect(population).toMatchObject({ complete: false, gap: { action: 'sns:ListTopics', reason: 'denied' } })
  })
})
