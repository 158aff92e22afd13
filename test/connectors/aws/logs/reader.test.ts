import { CloudWatchLogsClient, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logs } from '../../../../connectors/aws/logs/index.ts'
import { logGroup } from '../../../../connectors/aws/logs/log-group.ts'
import { metricFilter } from '../../../../connectors/aws/logs/metric-filter.ts'
import { resourcePolicy } from '../../../../connectors/aws/logs/resource-policy.ts'
import { type Answer, json } from '../../../../demo/kit/answer.ts'
import { FILTERS, seedLogs, TRAIL_LOGS } from '../../../../demo/logs/seed.ts'
import { hasMoto, type TestAws, testAws, typeIn } from '../../../kit/collect.ts'

const [groups, filters] = [typeIn(logs, logGroup), typeIn(logs, metricFilter)]
const policies = typeIn(logs, resourcePolicy)

describe.skipIf(!hasMoto)('log groups and metric filters', () => {
  let aws: TestAws
  beforeAll(async () => {
    aws = await testAws()
    await seedLogs(aws.seed)
  })
  afterAll(() => aws.stop())

  test('the seeded groups', async () => {
    const item = await aws.collect(groups, 'us-east-1')
    expect(item.population).toMatchObject({ complete: true, listed: 6, fieldGaps: 0 })
    const trail = item.resources.find(r => r.name === TRAIL_LOGS)
    expect(trail?.id).toBe(`arn:aws:logs:us-east-1:${aws.account}:log-group:${TRAIL_LOGS}`)
    expect(trail?.settings).toMatchObject({ retentionInDays: 400, kmsKeyId: expect.stringContaining('key/') })
    expect(trail?.observed).toEqual({ storedBytes: 0 })
    expect(item.resources.find(r => r.name === '/aws/lambda/statement-mailer')?.settings).not.toHaveProperty(
      'retentionInDays',
    )
  })

  test('lists go on to the last page', async () => {
    const client = aws.seed.client(CloudWatchLogsClient, 'eu-west-1')
    for (let n = 0; n < 60; n++) await client.send(new CreateLogGroupCommand({ logGroupName: `/load/${n}` }))
    const item = await aws.collect(groups, 'eu-west-1')
    expect(item.population.listed).toBe(62)
    expect(item.calls).toMatchObject([
      { operation: 'DescribeLogGroups', calls: 1, pages: 2 },
      { operation: 'DescribeResourcePolicies', calls: 62 },
    ])
  })

  test('the seeded filters', async () => {
    const item = await aws.collect(filters, 'us-east-1')
    expect(item.resources.map(r => r.name)).toEqual(Object.keys(FILTERS).sort())
    const root = item.resources.find(r => r.name === 'RootUse')
    expect(root?.id).toBe(`${TRAIL_LOGS}:RootUse`)
    expect(root?.settings).toMatchObject({ logGroupName: TRAIL_LOGS, filterPattern: FILTERS.RootUse })
    expect((await aws.collect(filters, 'eu-west-1')).population).toMatchObject({ complete: true, listed: 0 })
  })
})

test.skipIf(!hasMoto)('policies of the account are asked for apart from that of a log group', async () => {
  const asked: Answer = {
    service: 'logs',
    operation: 'DescribeResourcePolicies',
    respond: ({ body }) => {
      const { policyScope, resourceArn } = JSON.parse(body)
      return json({ resourcePolicies: [{ policyName: `${policyScope} ${resourceArn ?? 'all'}` }] })
    },
  }
  const aws = await testAws([asked])
  const client = aws.seed.client(CloudWatchLogsClient)
  await client.send(new CreateLogGroupCommand({ logGroupName: 'own' }))
  expect((await aws.collect(policies)).resources.map(r => r.id)).toEqual(['ACCOUNT all'])
  const [group] = (await aws.collect(groups)).resources
  expect(group?.settings).toMatchObject({ ResourcePolicies: [{ policyName: `RESOURCE ${group?.id}` }] })
  await aws.stop()
})

test.skipIf(!hasMoto)('where AWS gives the longer ARN only, it is cut; a refused list is a gap', async () => {
  const arn = 'arn:aws:logs:us-east-1:111122223333:log-group:old:*'
  const old: Answer = {
    service: 'logs',
    operation: 'DescribeLogGroups',
    respond: () => json({ logGroups: [{ logGroupName: 'old', arn }] }),
  }
  const refused: Answer = {
    service: 'logs',
    operation: 'DescribeMetricFilters',
    respond: () => json({ __type: 'AccessDeniedException' }, 400),
  }
  const aws = await testAws([old, refused])
  expect((await aws.collect(groups)).resources[0]?.id).toBe(arn.slice(0, -2))
  expect((await aws.collect(filters)).population.gap).toMatchObject({
    action: 'logs:DescribeMetricFilters',
    reason: 'denied',
  })
  await aws.stop()
})
