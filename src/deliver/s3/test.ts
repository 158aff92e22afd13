import { GetObjectLockConfigurationCommand, HeadBucketCommand, type S3Client } from '@aws-sdk/client-s3'
import type { Context, Target } from '../adapter.ts'
import { failureOf } from '../kit/aws-error.ts'
import { failed, type Tested, unproven } from '../outcome.ts'
import { withClient } from './client.ts'
import type { Config, Secrets } from './config.ts'

const MAY_WRITE = 'Whether packages may be written cannot be known without writing one.'
const MAY_ENCRYPT = 'Whether the KMS key may be used cannot be known without writing one.'

/** Asks, and writes nothing. */
export async function testBucket(target: Target<Config, Secrets>, context: Context): Promise<Tested> {
  const unproved = target.config.kmsKeyId === undefined ? [MAY_WRITE] : [MAY_WRITE, MAY_ENCRYPT]
  try {
    return await withClient(target, context, client => ask(client, target.config, unproved, context))
  } catch (error) {
    return unproven(failureOf(error, context.signal), unproved)
  }
}

async function ask(
  client: S3Client,
  { bucket: Bucket, objectLock }: Config,
  unproved: readonly string[],
  { signal: abortSignal }: Context,
): Promise<Tested> {
  const { $metadata } = await client.send(new HeadBucketCommand({ Bucket }), { abortSignal })
  const proved = ['The bucket exists in this region.', 'It may be listed, so what was written can be read back.']
  if (objectLock) {
    const request = new GetObjectLockConfigurationCommand({ Bucket })
    const { ObjectLockConfiguration } = await client.send(request, { abortSignal })
    if (ObjectLockConfiguration?.ObjectLockEnabled !== 'Enabled') return unproven(failed('object_lock_off'), unproved)
    proved.push('Object Lock is on.')
  }
  const httpStatus = $metadata.httpStatusCode ?? null
  return { ok: true, delivered: false, httpStatus, error: null, proved, unproved }
}
