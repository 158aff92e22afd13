import { S3Client as Client, CreateBucketCommand, type S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountPublicAccessBlock } from '../../../../connectors/aws/s3/account-public-access-block.ts'
import { bucket } from '../../../../connectors/aws/s3/bucket.ts'
import { s3 } from '../../../../connectors/aws/s3/index.ts'
import { type Answer, xml } from '../../../../demo/kit/answer.ts'
import { accessDenied, answers } from '../../../../demo/s3/answers.ts'
import { seedS3 } from '../../../../demo/s3/seed.ts'
import type { EvidenceItem } from '../../../../src/evidence/item.ts'
import { hasMoto, type TestAws, testAws, typeIn } from '../../../kit/collect.ts'
import { verdictsOf } from '../verdicts.ts'

const buckets = typeIn(s3, bucket)
const settingsOf = (item: EvidenceItem, name: string) => item.resources.find(r => r.name.startsWith(name))

describe.skipIf(!hasMoto)('the seeded buckets', () => {
  let aws: TestAws
  let item: EvidenceItem
  beforeAll(async () => {
    aws = await testAws(answers)
    await seedS3(aws.seed)
    item = await aws.collect(buckets)
  })
  afterAll(() => aws.stop())

  test('are all there, each in its region', () => {
    expect(item.population).toMatchObject({ complete: true, listed: 10, collected: 10, excluded: [] })
    expect(settingsOf(item, 'nwp-www')?.region).toBe('us-east-1')
    expect(settingsOf(item, 'nwp-payouts-eu')?.region).toBe('eu-west-1')
  })

  test('have every setting in the words of AWS', () => {
    const vault = settingsOf(item, 'nwp-card-vault-')
    expect(vault?.gaps).toEqual([])
    expect(vault?.settings).toMatchObject({
      BucketRegion: 'us-east-1',
      PolicyStatus: { IsPublic: false },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      PublicAccessBlock: { RestrictPublicBuckets: true },
      Encryption: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }] },
      Versioning: { Status: 'Enabled' },
      Logging: { TargetBucket: `nwp-access-logs-${aws.account}` },
      Lifecycle: { Rules: [{ Status: 'Enabled' }] },
      ObjectLock: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'COMPLIANCE' } } },
      Replication: { Rules: [{ ID: 'vault-to-eu', Status: 'Enabled' }] },
    })
    expect(vault?.settings.Tagging).toContainEqual({ Key: 'pci-scope', Value: 'in' })
    expect(JSON.parse(String(vault?.settings.Policy)).Statement[0].Sid).toBe('DenyPlainHttp')
  })

  test('say null where AWS says that nothing is configured', () => {
    const plain = settingsOf(item, 'nwp-analytics-eu')
    expect(plain?.gaps).toEqual([])
    expect(plain?.settings).toMatchObject({
      Policy: null,
      PolicyStatus: null,
      OwnershipControls: null,
      PublicAccessBlock: null,
      Logging: null,
      Lifecycle: null,
      ObjectLock: null,
      Replication: null,
      Tagging: null,
      Versioning: { Status: 'Suspended' },
    })
  })

  test('have gaps where a read was denied, and the rest', () => {
    const closed = settingsOf(item, 'nwp-legacy-imports')
    expect(closed?.gaps.map(g => [g.field, g.action, g.reason])).toEqual([
      ['Acl', 's3:GetBucketAcl', 'denied'],
      ['Policy', 's3:GetBucketPolicy', 'denied'],
      ['PolicyStatus', 's3:GetBucketPolicyStatus', 'denied'],
      ['PublicAccessBlock', 's3:GetBucketPublicAccessBlock', 'denied'],
    ])
    expect(closed?.settings).toMatchObject({ Versioning: { Status: 'Enabled' } })
  })

  test('outside the regions of the run are excluded and counted', async () => {
    const { population } = await aws.collect(buckets, 'global', ['eu-west-1'])
    expect(population).toMatchObject({ listed: 3, excluded: [{ count: 7 }] })
  })

  test('are judged as they were seeded', async () => {
    const verdicts = await verdictsOf(aws, s3)
    expect(verdicts['s3-bucket-tls-only']).toEqual({
      'us-east-1 nwp-access-logs': 'pass',
      'us-east-1 nwp-build-artifacts': 'fail',
      'us-east-1 nwp-card-vault': 'pass',
      'us-east-1 nwp-legacy-imports': 'unknown',
      'us-east-1 nwp-partner-exchange': 'pass',
      'us-east-1 nwp-statements': 'fail',
      'us-east-1 nwp-www': 'fail',
      'eu-west-1 nwp-analytics-eu': 'fail',
      'eu-west-1 nwp-card-vault-copy': 'pass',
      'eu-west-1 nwp-payouts-eu': 'fail',
    })
    expect(verdicts['s3-bucket-public-access-blocked']).toMatchObject({
      'us-east-1 nwp-card-vault': 'pass',
      'us-east-1 nwp-www': 'fail',
      'us-east-1 nwp-legacy-imports': 'unknown',
    })
    expect(verdicts['s3-bucket-policy-not-public']).toMatchObject({ 'us-east-1 nwp-www': 'fail' })
    expect(verdicts['s3-bucket-acl-not-public']).toMatchObject({ 'us-east-1 nwp-partner-exchange': 'fail' })
  })

  test("come with the account's own block", async () => {
    const { resources } = await aws.collect(typeIn(s3, accountPublicAccessBlock))
    expect(resources).toMatchObject([
      {
        id: `arn:aws:iam::${aws.account}:root`,
        settings: { PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: false } },
      },
    ])
  })
})

const ONE = /^GET \/[^/]+\/?$/
const answer = (asked: string, respond: Answer['respond']): Answer => ({
  service: 's3',
  operation: ONE,
  respond: request => (request.query.has(asked) ? respond(request) : null),
})

describe.skipIf(!hasMoto)('a bucket', () => {
  const open: TestAws[] = []
  afterAll(() => Promise.all(open.map(aws => aws.stop())))

  async function bucketWith(given: readonly Answer[]): Promise<{ item: EvidenceItem; aws: TestAws }> {
    const aws = await testAws([...given, ...answers])
    open.push(aws)
    const client: S3Client = aws.seed.client(Client)
    await client.send(new CreateBucketCommand({ Bucket: `plain-${aws.account}` }))
    return { item: await aws.collect(buckets), aws }
  }

  const location = (name: string) =>
    answer('location', () =>
      xml(`<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${name}</LocationConstraint>`),
    )

  test('whose location is EU is in eu-west-1', async () => {
    const { item } = await bucketWith([location('EU')])
    expect(item.resources[0]).toMatchObject({ region: 'eu-west-1', settings: { BucketRegion: 'eu-west-1' } })
  })

  test('whose location was denied stays in, with a gap', async () => {
    const { item } = await bucketWith([answer('location', accessDenied)])
    expect(item.population).toMatchObject({ complete: true, listed: 1 })
    expect(item.resources[0]?.gaps).toMatchObject([{ field: 'BucketRegion', reason: 'denied' }])
  })

  test('of which one answer says that it is not there, and the others tell its settings, stays in with a gap', async () => {
    const gone = () => xml('<Error><Code>NoSuchBucket</Code><Message>no</Message></Error>', 404)
    const { item } = await bucketWith([answer('tagging', gone)])
    expect(item.population).toMatchObject({ complete: true, listed: 1, excluded: [] })
    expect(item.resources[0]?.gaps).toMatchObject([{ field: 'Tagging', reason: 'failed', detail: 'NoSuchBucket' }])
    const { item: none } = await bucketWith([{ service: 's3', operation: /^GET \/plain-/, respond: gone }])
    expect(none.population).toMatchObject({
      listed: 0,
      excluded: [{ rule: 'deleted while it was being read', count: 1 }],
    })
  })

  test('that the list places in a region needs no second question', async () => {
    const listing = (account: string) =>
      `<ListAllMyBucketsResult><Owner><ID>1</ID></Owner><Buckets><Bucket><Name>plain-${account}</Name><BucketRegion>us-east-1</BucketRegion></Bucket></Buckets></ListAllMyBucketsResult>`
    let account = ''
    const list: Answer = {
      service: 's3',
      operation: /^GET \/$/,
      respond: () => (account ? xml(listing(account)) : null),
    }
    const { aws } = await bucketWith([list])
    account = aws.account
    const { calls, resources } = await aws.collect(buckets)
    expect(resources[0]).toMatchObject({ region: 'us-east-1' })
    expect(calls.map(c => c.operation)).not.toContain('GetBucketLocation')
  })

  test('that an answer without a status says nothing about is not taken for one without a policy', async () => {
    const empty = answer('policyStatus', () => xml('<PolicyStatus/>'))
    const { item } = await bucketWith([empty])
    expect(item.resources[0]?.settings.PolicyStatus).toEqual({})
  })

  test('is never "not configured" because a list was denied', async () => {
    const { aws } = await bucketWith([])
    const denied = await testAws([{ service: 's3', operation: /^GET \/$/, respond: accessDenied }])
    open.push(aws, denied)
    const { population } = await denied.collect(buckets)
    expect(population).toMatchObject({
      complete: false,
      listed: 0,
      gap: { action: 's3:ListAllMyBuckets', reason: 'denied' },
    })
  })
})

describe.skipIf(!hasMoto)('the account', () => {
  test('without a block of its own says null', async () => {
    const aws = await testAws()
    const { resources } = await aws.collect(typeIn(s3, accountPublicAccessBlock))
    expect(resources).toMatchObject([{ settings: { PublicAccessBlockConfiguration: null }, gaps: [] }])
    await aws.stop()
  })

  test('that denies the read has a gap', async () => {
    const aws = await testAws([{ service: 's3', operation: /publicAccessBlock/, respond: accessDenied }])
    const { resources } = await aws.collect(typeIn(s3, accountPublicAccessBlock))
    expect(resources).toMatchObject([{ gaps: [{ field: 'PublicAccessBlockConfiguration', reason: 'denied' }] }])
    await aws.stop()
  })
})
