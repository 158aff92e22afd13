import { CloudTrailClient, CreateTrailCommand } from '@aws-sdk/client-cloudtrail'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cloudtrail } from '../../../../connectors/aws/cloudtrail/index.ts'
import { trail } from '../../../../connectors/aws/cloudtrail/trail.ts'
import { answers } from '../../../../demo/cloudtrail/answers.ts'
import { seedCloudtrail } from '../../../../demo/cloudtrail/seed.ts'
import { type Answer, json } from '../../../../demo/kit/answer.ts'
import type { EvidenceItem } from '../../../../src/evidence/item.ts'
import { hasMoto, type TestAws, testAws, typeIn } from '../../../kit/collect.ts'

const trails = typeIn(cloudtrail, trail)
const names = (item: EvidenceItem) => item.resources.map(r => r.name)
const answer = (operation: string, body: object, status = 200): Answer => ({
  service: 'cloudtrail',
  operation,
  respond: () => json(body, status),
})

describe.skipIf(!hasMoto)('the seeded trails', () => {
  let aws: TestAws
  let [main, second]: EvidenceItem[] = []
  beforeAll(async () => {
    aws = await testAws(answers)
    await seedCloudtrail(aws.seed)
    main = await aws.collect(trails, 'us-east-1')
    second = await aws.collect(trails, 'eu-west-1')
  })
  afterAll(() => aws.stop())

  test('are listed once, in their home region', () => {
    expect(main && names(main)).toEqual(['nwp-audit'])
    expect(second && names(second)).toEqual(['payouts-legacy'])
    expect(second?.population).toMatchObject({
      complete: true,
      excluded: [{ rule: 'the copy of a trail that is listed in its home region', count: 1 }],
    })
  })

  test('have settings apart from what moves', () => {
    const [audit] = main?.resources ?? []
    expect(audit?.id).toBe(`arn:aws:cloudtrail:us-east-1:${aws.account}:trail/nwp-audit`)
    expect(audit?.gaps).toEqual([])
    expect(audit?.settings).toMatchObject({
      HomeRegion: 'us-east-1',
      IsMultiRegionTrail: true,
      Status: { IsLogging: true },
      EventSelectors: [{ IncludeManagementEvents: true }, { DataResources: [{ Type: 'AWS::S3::Object' }] }],
    })
    expect(audit?.settings).not.toHaveProperty('Deliveries')
    expect(audit?.observed).toEqual({
      Deliveries: {
        LatestDeliveryTime: expect.stringMatching(/Z$/),
        LatestCloudWatchLogsDeliveryTime: expect.stringMatching(/Z$/),
        LatestDigestDeliveryTime: expect.stringMatching(/Z$/),
      },
    })
  })

  test('take one call of each kind', () => {
    expect(main?.calls.map(c => [c.operation, c.calls])).toEqual([
      ['DescribeTrails', 1],
      ['GetEventSelectors', 1],
      ['GetInsightSelectors', 1],
      ['GetTrailStatus', 1],
    ])
  })

  test('are listed from a run that leaves their home region out, once', async () => {
    const regions = ['eu-west-1', 'eu-north-1']
    const north = await aws.collect(trails, 'eu-north-1', regions)
    expect(north.resources.map(r => [r.name, r.region])).toEqual([['nwp-audit', 'us-east-1']])
    expect(north.population.excluded).toEqual([])
    const west = await aws.collect(trails, 'eu-west-1', regions)
    expect(names(west)).toEqual(['payouts-legacy'])
    expect(west.population.excluded).toEqual([{ rule: expect.stringContaining('eu-north-1'), count: 1 }])
  })
})

describe.skipIf(!hasMoto)('where CloudTrail answers otherwise', () => {
  let aws: TestAws
  const given: Answer[] = []
  beforeAll(async () => {
    aws = await testAws(given)
    const Bucket = `trail-${aws.account}`
    await aws.seed.client(S3Client).send(new CreateBucketCommand({ Bucket }))
    await aws.seed.client(CloudTrailClient).send(new CreateTrailCommand({ Name: 'main', S3BucketName: Bucket }))
  })
  afterAll(() => aws.stop())

  async function collectWith(...now: Answer[]): Promise<EvidenceItem> {
    given.splice(0, given.length, ...now)
    return aws.collect(trails)
  }
  const refusal = { __type: 'AccessDeniedException', message: 'no' }

  test('a member account sees the trail of its organization', async () => {
    const TrailARN = 'arn:aws:cloudtrail:us-east-1:999999999999:trail/org'
    const org = { Name: 'org', TrailARN, HomeRegion: 'us-east-1', IsOrganizationTrail: true, IsMultiRegionTrail: true }
    const shadowsOnly: Answer = {
      service: 'cloudtrail',
      operation: 'DescribeTrails',
      respond: ({ body }) => json({ trailList: JSON.parse(body).includeShadowTrails === true ? [org] : [] }),
    }
    const asked: string[] = []
    const status: Answer = {
      service: 'cloudtrail',
      operation: 'GetTrailStatus',
      respond({ body }) {
        asked.push(JSON.parse(body).Name)
        return json({ IsLogging: true })
      },
    }
    const item = await collectWith(shadowsOnly, status, answer('GetEventSelectors', refusal, 400))
    expect(item.resources.map(r => [r.id, r.settings.Status])).toEqual([[TrailARN, { IsLogging: true }]])
    expect(asked).toEqual([TrailARN])
    expect(item.resources[0]?.gaps).toEqual([])
    const there = { $judgedIn: '999999999999' }
    const fields = { EventSelectors: there, AdvancedEventSelectors: there, InsightSelectors: there }
    expect(item.resources[0]?.settings).toMatchObject(fields)
    expect(item.population).toMatchObject({ fieldGaps: 0, complete: true })
    expect(item.population.fieldsElsewhere).toEqual(
      Object.keys(fields)
        .sort()
        .map(field => ({ field, judgedIn: '999999999999', count: 1 })),
    )
  })

  const orgTrail = (account: string): Answer =>
    answer('DescribeTrails', {
      trailList: [
        {
          Name: 'org',
          TrailARN: `arn:aws:cloudtrail:us-east-1:${account}:trail/org`,
          HomeRegion: 'us-east-1',
          IsOrganizationTrail: true,
        },
      ],
    })
  const refusedBy = (cause: string) => ({
    __type: 'AccessDeniedException',
    message: `User: arn:aws:sts::1:assumed-role/x/y is not authorized to perform: cloudtrail:GetEventSelectors on resource: t because no ${cause} policy allows the cloudtrail:GetEventSelectors action`,
  })

  test("another account's trail: what its owner does not share is judged there, what the role may not is a gap", async () => {
    const fields = async (name: object) => {
      const [found] = (await collectWith(orgTrail('999999999999'), answer('GetEventSelectors', name, 400))).resources
      return [found?.settings.EventSelectors, found?.gaps.find(g => g.field === 'EventSelectors')?.reason]
    }
    const there = [{ $judgedIn: '999999999999' }, undefined]
    expect(await fields({ __type: 'TrailNotFoundException', message: 'Unknown trail' })).toEqual(there)
    expect(await fields({ __type: 'CloudTrailARNInvalidException', message: 'no' })).toEqual(there)
    expect(await fields(refusedBy('resource-based'))).toEqual(there)
    expect(await fields(refusedBy('identity-based'))).toEqual([undefined, 'denied'])
    expect(await fields({ __type: 'ThrottlingFoundException', message: 'no' })).toEqual([undefined, 'failed'])
  })

  test("in the owner's own account the same answers are gaps", async () => {
    const item = await collectWith(
      orgTrail(aws.account),
      answer('GetEventSelectors', { __type: 'TrailNotFoundException', message: 'Unknown trail' }, 400),
    )
    expect(item.resources[0]?.gaps.find(gap => gap.field === 'EventSelectors')).toMatchObject({
      action: 'cloudtrail:GetEventSelectors',
      reason: 'failed',
      detail: 'TrailNotFoundException',
    })
  })

  test('a trail without insights has none, which is no gap', async () => {
    const item = await collectWith(answer('GetInsightSelectors', { __type: 'InsightNotEnabledException' }, 400))
    expect(item.resources[0]?.settings.InsightSelectors).toBeNull()
    expect(item.resources[0]?.gaps).toEqual([])
  })

  test('an unread status hits what comes of it, nothing else', async () => {
    const item = await collectWith(answer('GetTrailStatus', refusal, 400))
    expect(item.resources[0]?.gaps.map(g => g.field)).toEqual(['Deliveries', 'Status'])
    expect(item.resources[0]?.settings).toHaveProperty('EventSelectors')
  })

  test('a trail that AWS lists and then cannot find is not dropped', async () => {
    const item = await collectWith(answer('GetTrailStatus', { __type: 'TrailNotFoundException' }, 400))
    expect(item.population).toMatchObject({ listed: 1, excluded: [] })
    expect(item.resources[0]?.gaps).toMatchObject([{ field: 'Deliveries' }, { detail: 'TrailNotFoundException' }])
  })

  test('a denied list is not an empty one', async () => {
    const { population } = await collectWith(answer('DescribeTrails', refusal, 400))
    expect(population).toMatchObject({
      complete: false,
      gap: { action: 'cloudtrail:DescribeTrails', reason: 'denied' },
    })
  })
})
