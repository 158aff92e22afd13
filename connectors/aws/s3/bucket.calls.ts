import { ListBucketsCommand, type Bucket as ListedBucket, S3Client } from '@aws-sdk/client-s3'
import { type Aws, ahead, type Fields, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Bucket } from './bucket.ts'
import * as settings from './bucket-settings.calls.ts'

export * from './bucket-settings.calls.ts'

export const listBuckets = list({
  action: 's3:ListAllMyBuckets',
  client: S3Client,
  command: ListBucketsCommand,
  items: 'Buckets',
  id: 'Name',
  token: 'ContinuationToken',
})

const LOCATIONS_AT_ONCE = 24

const read: Reader<Bucket> = async function* (aws) {
  // AWS names each bucket's region only in paginated requests.
  const buckets = aws.list(listBuckets, { MaxBuckets: 1000 })
  for await (const { bucket, BucketRegion, region } of ahead(buckets, LOCATIONS_AT_ONCE, one => located(aws, one))) {
    const Bucket = bucket.Name
    if (region !== undefined && !aws.regions.includes(region)) {
      yield { excluded: 'the bucket is in a region outside the scope of the run' }
      continue
    }
    const fields = settingsOf(aws, Bucket, region)
    yield {
      id: arnOf(aws, 's3', Bucket, { account: '', region: '' }),
      name: Bucket,
      region,
      settings: { Name: Bucket, CreationDate: bucket.CreationDate, BucketRegion, ...fields },
    }
  }
}

async function located(aws: Aws, bucket: ListedBucket & { Name: string }) {
  const BucketRegion = bucket.BucketRegion ?? locationOf(aws, bucket.Name)
  // Where the location could not be read, the bucket stays in: its own reads become gaps if they went astray.
  const region = (await Promise.resolve(BucketRegion).catch(() => null)) ?? undefined
  return { bucket, BucketRegion, region }
}

/** us-east-1 answers no location constraint, and buckets made long ago in eu-west-1 answer `EU` (GetBucketLocation). */
const locationOf = (aws: Aws, Bucket: string) =>
  aws.get(settings.getLocation, { Bucket }, r =>
    r.LocationConstraint === 'EU' ? 'eu-west-1' : r.LocationConstraint || 'us-east-1',
  )

function settingsOf(
  aws: Aws,
  Bucket: string,
  region: string | undefined,
): Omit<Fields<Bucket>, 'Name' | 'BucketRegion' | keyof ListedBucket> {
  const [of, at] = [{ Bucket }, { region }]
  return {
    // An answer without its content is not "no policy": checks find it unreadable.
    Policy: aws.get(settings.getPolicy, of, r => r.Policy ?? '', at),
    PolicyStatus: aws.get(settings.getPolicyStatus, of, r => r.PolicyStatus ?? {}, at),
    Acl: aws.get(settings.getAcl, of, ({ Owner, Grants }) => ({ Owner, Grants }), at),
    OwnershipControls: aws.get(settings.getOwnershipControls, of, r => r.OwnershipControls, at),
    PublicAccessBlock: aws.get(settings.getPublicAccessBlock, of, r => r.PublicAccessBlockConfiguration, at),
    Encryption: aws.get(settings.getEncryption, of, r => r.ServerSideEncryptionConfiguration, at),
    Versioning: aws.get(settings.getVersioning, of, ({ Status, MFADelete }) => ({ Status, MFADelete }), at),
    Logging: aws.get(settings.getLogging, of, r => r.LoggingEnabled, at),
    Lifecycle: aws.get(
      settings.getLifecycle,
      of,
      ({ Rules, TransitionDefaultMinimumObjectSize }) => ({ Rules, TransitionDefaultMinimumObjectSize }),
      at,
    ),
    ObjectLock: aws.get(settings.getObjectLock, of, r => r.ObjectLockConfiguration, at),
    Replication: aws.get(settings.getReplication, of, r => r.ReplicationConfiguration, at),
    Tagging: aws.get(settings.getTagging, of, r => r.TagSet, at),
  }
}

export default read
