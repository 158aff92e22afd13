import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readers } from '../../connectors/index.ts'
import { xml } from '../../demo/kit/answer.ts'
import { itemDigest, rootOf } from '../../src/evidence/item.ts'
import { hasMoto, type TestAws, testAws } from '../kit/collect.ts'

describe.skipIf(!hasMoto)('collecting a type', () => {
  let aws: TestAws
  beforeAll(async () => {
    const denied = '<Error><Code>AccessDenied</Code><Message>no</Message></Error>'
    aws = await testAws([
      {
        service: 's3',
        operation: /^GET \/locked-bucket/,
        respond: r => (r.query.has('logging') ? xml(denied, 403) : null),
      },
    ])
    const s3 = aws.seed.client(S3Client)
    await s3.send(new CreateBucketCommand({ Bucket: `open-${aws.account}` }))
    await s3.send(new CreateBucketCommand({ Bucket: 'locked-bucket' }))
    await s3.send(
      new PutBucketVersioningCommand({ Bucket: `open-${aws.account}`, VersioningConfiguration: { Status: 'Enabled' } }),
    )
  })
  afterAll(() => aws?.stop())

  test('gives an item whose digests recompute, with gaps where AWS refused', async () => {
    const of = readers.get('aws.s3.bucket')
    if (!of) throw new Error('no reader')
    const item = await aws.collect(of)
    expect(item.population).toMatchObject({ listed: 2, collected: 2, gaps: 0, complete: true })
    expect(item.root).toBe(rootOf(item.resources))
    expect(item.digest).toBe(itemDigest(item))
    const locked = item.resources.find(r => r.name === 'locked-bucket')
    expect(locked?.gaps).toContainEqual({
      field: 'Logging',
      action: 's3:GetBucketLogging',
      reason: 'denied',
      detail: 'AccessDenied',
      message: 'no',
    })
    expect(locked?.settings).not.toHaveProperty('Logging')
    const call = item.calls.find(c => c.operation === 'GetBucketLogging')
    expect(call).toMatchObject({ calls: 2, failed: 1, variesBy: ['Bucket'] })
    expect(call?.requestIds.length).toBeGreaterThan(0)
    expect(item.collected.source).toEqual({ kind: 'customEndpoint', hosts: ['127.0.0.1'] })
  })
})
