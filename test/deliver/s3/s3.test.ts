import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { describe, expect, test } from 'vitest'
import type { Context } from '../../../src/deliver/adapter.ts'
import { s3 } from '../../../src/deliver/s3/index.ts'
import { hasMoto } from '../../kit/collect.ts'
import { handleOf, messageOf } from '../suite.ts'
import { type Bucket, CREDENTIALS, REGION, startBucket } from './bucket.ts'

const context: Context = {
  ...{ allowPrivate: true, userAgent: 'exhibit/test', signal: new AbortController().signal },
  keep: async () => {},
}
const targetOf = (bucket: Bucket, more: object = {}, receipt: Record<string, string> = {}) => ({
  id: 'd',
  config: { bucket: bucket.name, region: REGION, url: bucket.endpoint, ...more },
  secrets: CREDENTIALS,
  receipt,
})

describe.skipIf(!hasMoto)('packages in S3', () => {
  test('are locked for as long as asked, and encrypted by the key that is named', async () => {
    const bucket = await startBucket({ objectLock: true })
    const kmsKeyId = 'arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab'
    const target = targetOf(bucket, { kmsKeyId, objectLock: { mode: 'COMPLIANCE', days: 400 } })
    expect(await s3.test(target, context)).toMatchObject({
      ok: true,
      unproved: [expect.any(String), expect.any(String)],
    })
    const outcome = await s3.send(messageOf(), target, context)
    expect(outcome).toMatchObject({ kind: 'delivered', receipt: { versionId: expect.any(String) } })
    const [Key] = await bucket.keys()
    const Bucket = bucket.name
    const head = await bucket.client.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }))
    expect(head).toMatchObject({
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: kmsKeyId,
      ContentType: 'application/zip',
    })
    const days = (Number(head.ObjectLockRetainUntilDate) - Date.now()) / (24 * 3600_000)
    expect([head.ObjectLockMode, Math.round(days)]).toEqual(['COMPLIANCE', 400])
    expect(head.ChecksumSHA256).toBeDefined()
  })

  test('a lock that the bucket does not have is found by the test', async () => {
    const bucket = await startBucket()
    const tested = await s3.test(targetOf(bucket, { objectLock: { mode: 'GOVERNANCE', days: 1 } }), context)
    expect(tested).toMatchObject({ ok: false, error: expect.stringMatching(/ObjectLock|object_lock_off/) })
  })

  test('another object under the key is never taken for the package, nor overwritten', async () => {
    const bucket = await startBucket()
    const message = messageOf()
    const Key = `2026/11/23/${message.package?.id}.zip`
    await bucket.client.send(new PutObjectCommand({ Bucket: bucket.name, Key, Body: 'x', ChecksumAlgorithm: 'SHA256' }))
    expect(await s3.send(message, targetOf(bucket), context)).toMatchObject({
      kind: 'failed',
      error: 'object_is_another',
    })
    expect([await bucket.versions(), (await bucket.read(Key)).toString()]).toEqual([1, 'x'])
  })

  test('a package that got its timestamp after it was put is not put again', async () => {
    const bucket = await startBucket()
    const message = messageOf()
    let receipt: Record<string, string> = {}
    const keep = async (more: Record<string, string>) => {
      receipt = { ...receipt, ...more }
    }
    await s3.send(message, targetOf(bucket), { ...context, keep })
    const stamped = { ...message, package: handleOf(message.package?.id ?? '', Buffer.from('with a timestamp')) }
    expect(await s3.send(stamped, targetOf(bucket, {}, receipt), context)).toMatchObject({ kind: 'delivered' })
    expect(await bucket.versions()).toBe(1)
  })

  test('bytes that are not those of the digest are never put', async () => {
    const bucket = await startBucket()
    const message = messageOf()
    const other = { ...handleOf('x', Buffer.from('as long')), sha256: 'ab'.repeat(32) }
    const outcome = await s3.send({ ...message, package: other }, targetOf(bucket), context)
    expect(outcome).toMatchObject({ kind: 'failed', stage: 'ours', error: 'package_changed' })
    expect(await bucket.versions()).toBe(0)
  })

  test('a worker that lost its lease puts nothing', async () => {
    const bucket = await startBucket()
    const keep = () => Promise.reject(new Error('taken over'))
    expect((await s3.send(messageOf(), targetOf(bucket), { ...context, keep })).kind).toBe('failed')
    expect(await bucket.versions()).toBe(0)
  })

  test('a bucket that is not there is named as such', async () => {
    const bucket = await startBucket()
    const target = targetOf({ ...bucket, name: 'there-is-none-of-this-name' })
    expect(await s3.send(messageOf(), target, context)).toMatchObject({ kind: 'failed', httpStatus: 404 })
    expect(await s3.test(target, context)).toMatchObject({ ok: false, httpStatus: 404 })
  })

  test('endpoints of one’s own are held against the guard, role and tokens included', async () => {
    const bucket = await startBucket()
    const strict = { ...context, allowPrivate: false }
    const roleArn = 'arn:aws:iam::123456789012:role/exhibit'
    for (const more of [{}, { roleArn }, { url: bucket.endpoint.replace('http://127.0.0.1', 'https://localhost') }])
      expect(await s3.send(messageOf(), targetOf(bucket, more), strict)).toMatchObject({ error: 'private_address' })
  })

  test('a role is taken on first', async () => {
    const bucket = await startBucket()
    const roleArn = 'arn:aws:iam::123456789012:role/exhibit'
    expect((await s3.send(messageOf(), targetOf(bucket, { roleArn, externalId: 'exhibit' }), context)).kind).toBe(
      'delivered',
    )
  })
})
