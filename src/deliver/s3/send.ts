import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { HeadObjectCommand, PutObjectCommand, type PutObjectCommandInput, type S3Client } from '@aws-sdk/client-s3'
import type { Context, Message, PackageHandle, Target } from '../adapter.ts'
import { failureOf, statusOf } from '../kit/aws-error.ts'
import { failed, type Outcome, ours, type Receipt } from '../outcome.ts'
import { withClient } from './client.ts'
import type { Config, Secrets } from './config.ts'

/** The most that one PutObject takes. */
const LARGEST = 5 * 1024 ** 3
const DAY_MS = 24 * 3600_000

/**
 * Puts the package, byte for byte, under a key that names it. It is looked for first, and put only where nothing is: neither a
 * repeat nor an answer that was lost makes a second object or version.
 */
export async function putPackage(
  message: Message,
  target: Target<Config, Secrets>,
  context: Context,
): Promise<Outcome> {
  const { package: built } = message
  if (!built) return ours('nothing_to_send')
  if (built.size > LARGEST) return ours('package_too_large')
  try {
    return await withClient(target, context, client => put(client, built, message, target, context))
  } catch (error) {
    return failureOf(error, context.signal)
  }
}

async function put(
  client: S3Client,
  built: PackageHandle,
  { at }: Message,
  { config, receipt }: Target<Config, Secrets>,
  context: Context,
): Promise<Outcome> {
  const place = { bucket: config.bucket, key: receipt.key ?? keyOf(config, built, at) }
  // As it was put, if an earlier attempt did: a late timestamp may have been added to the package since.
  const known = await found(client, place, context)
  if (known) return held(known, [built.sha256, receipt.sha256])
  if ((await digestOf(built.open())) !== built.sha256) return ours('package_changed')
  await context.keep({ ...place, sha256: built.sha256 })
  const body = built.open()
  try {
    const request = new PutObjectCommand({
      ...objectOf(config, built),
      Bucket: place.bucket,
      Key: place.key,
      Body: body,
    })
    const { VersionId, $metadata } = await client.send(request, { abortSignal: context.signal })
    const version = VersionId === undefined ? {} : { versionId: VersionId }
    return { kind: 'delivered', httpStatus: $metadata.httpStatusCode ?? null, receipt: { ...place, ...version } }
  } catch (error) {
    const other = statusOf(error) === 412 ? await found(client, place, context) : undefined
    if (other) return held(other, [built.sha256, receipt.sha256])
    throw error
  } finally {
    body.destroy()
  }
}

const keyOf = ({ prefix }: Config, { id }: PackageHandle, at: string): string =>
  `${prefix}${at.slice(0, 10).replaceAll('-', '/')}/${id}.zip`

async function digestOf(file: Readable): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(file, hash)
  return hash.digest('hex')
}

const base64Of = (hex: string): string => Buffer.from(hex, 'hex').toString('base64')

function objectOf(
  { kmsKeyId, objectLock }: Config,
  { id, sha256, size }: PackageHandle,
): Partial<PutObjectCommandInput> {
  return {
    ContentType: 'application/zip',
    ContentLength: size,
    ChecksumAlgorithm: 'SHA256',
    ChecksumSHA256: base64Of(sha256),
    IfNoneMatch: '*',
    Metadata: { 'exhibit-package': id, 'exhibit-sha256': sha256 },
    ...(kmsKeyId !== undefined && { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: kmsKeyId }),
    ...(objectLock && {
      ObjectLockMode: objectLock.mode,
      ObjectLockRetainUntilDate: new Date(Date.now() + objectLock.days * DAY_MS),
    }),
  }
}

interface Found {
  readonly httpStatus: number | null
  readonly checksum: string | undefined
  readonly receipt: Receipt
}

/** Undefined: nothing is there, or we may not look (without s3:ListBucket, S3 says 403 of what is not there). */
async function found(
  client: S3Client,
  { bucket, key }: { bucket: string; key: string },
  { signal: abortSignal }: Context,
): Promise<Found | undefined> {
  const request = new HeadObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' })
  try {
    const { ChecksumSHA256, VersionId, $metadata } = await client.send(request, { abortSignal })
    const version = VersionId === undefined ? {} : { versionId: VersionId }
    const receipt = { bucket, key, ...version }
    return { httpStatus: $metadata.httpStatusCode ?? null, checksum: ChecksumSHA256, receipt }
  } catch (error) {
    const status = statusOf(error)
    if (status === 404 || status === 403) return undefined
    throw error
  }
}

/** S3 computed the checksum itself when it took the bytes; metadata that a writer chose would prove nothing. */
function held({ httpStatus, checksum, receipt }: Found, ours: readonly (string | undefined)[]): Outcome {
  const same = ours.some(sha256 => sha256 !== undefined && base64Of(sha256) === checksum)
  return same
    ? { kind: 'delivered', httpStatus, receipt }
    : failed(checksum === undefined ? 'object_cannot_be_compared' : 'object_is_another', { httpStatus })
}
