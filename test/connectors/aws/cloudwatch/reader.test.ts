import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cloudtrail } from '../../../../connectors/aws/cloudtrail/index.ts'
import { alarm } from '../../../../connectors/aws/cloudwatch/alarm.ts'
import { cloudwatch } from '../../../../connectors/aws/cloudwatch/index.ts'
import { kms } from '../../../../connectors/aws/kms/index.ts'
import { logs } from '../../../../connectors/aws/logs/index.ts'
import { sns } from '../../../../connectors/aws/sns/index.ts'
import { answers as trailAnswers } from '../../../../demo/cloudtrail/answers.ts'
import { seedCloudtrail } from '../../../../demo/cloudtrail/seed.ts'
import { answers as alarmAnswers } from '../../../../demo/cloudwatch/answers.ts'
import { seedCloudwatch } from '../../../../demo/cloudwatch/seed.ts'
import { type Answer, json } from '../../../../demo/kit/answer.ts'
import { seedKms } from '../../../../demo/kms/seed.ts'
import { seedLogs } from '../../../../demo/logs/seed.ts'
import { answers as topicAnswers } from '../../../../demo/sns/answers.ts'
import { seedSns } from '../../../../demo/sns/seed.ts'
import { assessAccount } from '../../../../src/assess/assess-account.ts'
import type { EvidenceItem } from '../../../../src/evidence/item.ts'
import { hasMoto, type TestAws, testAws, typeIn } from '../../../kit/collect.ts'

const alarms = typeIn(cloudwatch, alarm)
const regions = ['us-east-1', 'eu-west-1']

describe.skipIf(!hasMoto)('the seeded alarms', () => {
  let aws: TestAws
  const items: EvidenceItem[] = []
  const alarmsOf = (region: string) =>
    items.find(i => i.type === alarm.id && i.scope.region === region)?.resources ?? []

  beforeAll(async () => {
    aws = await testAws([...trailAnswers, ...topicAnswers, ...alarmAnswers])
    for (const seed of [seedKms, seedSns, seedLogs, seedCloudwatch, seedCloudtrail]) await seed(aws.seed)
    for (const of of [cloudtrail, cloudwatch, kms, logs, sns].flatMap(c => c.types))
      for (const region of regions) items.push(await aws.collect(of, region, regions))
  })
  afterAll(() => aws.stop())

  test('have their state apart from their settings', () => {
    const root = alarmsOf('us-east-1').find(r => r.name === 'nwp-RootUse')
    expect(root?.id).toBe(`arn:aws:cloudwatch:us-east-1:${aws.account}:alarm:nwp-RootUse`)
    expect(root?.settings).toMatchObject({ ActionsEnabled: true, MetricName: 'RootUse', Threshold: 1 })
    expect(root?.settings).not.toHaveProperty('StateValue')
    expect(root?.observed).toHaveProperty('StateValue')
    expect(alarmsOf('eu-west-1').map(r => r.name)).toEqual(['nwp-payouts-cpu'])
  })

  test('show in the demo an alarm of every kind', async () => {
    const verdicts = new Map<string, string>()
    const evidence = {
      account: aws.account,
      partition: 'aws',
      regions,
      startedAt: new Date(),
      items,
      async *resources(item: { id: string }) {
        yield* items.find(i => i.id === item.id)?.resources ?? []
      },
    }
    for await (const group of assessAccount(cloudwatch.checks, evidence))
      for (const { check, status } of (await Array.fromAsync(group.batches())).flat())
        verdicts.set(check.replace('cloudwatch-alarm-', ''), status)
    const having = (status: string) => [...verdicts].filter(([, s]) => s === status).map(([id]) => id)
    expect(having('pass')).toEqual([
      ...['actions-enabled', 'state-acts'],
      ...['cloudtrail-changes', 'console-login-without-mfa', 'root-use'],
    ])
    // The topic of the first is another account's; the organization was not collected here.
    expect(having('unknown')).toEqual(['organizations-changes', 'unauthorized-api-calls'])
    expect(having('fail')).toHaveLength(10)
  })
})

test.skipIf(!hasMoto)('both kinds are asked for, on every page; a refusal is a gap', async () => {
  const asked: string[][] = []
  const one = (AlarmName: string) => ({
    AlarmName,
    AlarmArn: `arn:aws:cloudwatch:us-east-1:111122223333:alarm:${AlarmName}`,
  })
  const paged: Answer = {
    service: 'monitoring',
    operation: 'DescribeAlarms',
    respond({ body }) {
      const { AlarmTypes, NextToken } = JSON.parse(body)
      asked.push(AlarmTypes)
      return NextToken
        ? json({ CompositeAlarms: [{ ...one('c'), AlarmRule: 'ALARM("m")' }] })
        : json({ MetricAlarms: [one('m')], CompositeAlarms: [], NextToken: 't' })
    },
  }
  const given = [paged]
  const aws = await testAws(given)
  const item = await aws.collect(alarms)
  expect(item.resources.map(r => r.name)).toEqual(['c', 'm'])
  expect(asked).toEqual([
    ['MetricAlarm', 'CompositeAlarm'],
    ['MetricAlarm', 'CompositeAlarm'],
  ])
  given[0] = { ...paged, respond: () => json({ __type: 'AccessDenied' }, 403) }
  expect((await aws.collect(alarms)).population.gap).toMatchObject({ reason: 'denied' })
  await aws.stop()
})
