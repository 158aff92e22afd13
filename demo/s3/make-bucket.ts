import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  type ObjectOwnership,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import type { Statement } from './policies.ts'

/** How a bucket is to be; what is left out stays as S3 makes it. */
export interface BucketPlan {
  name: string
  owner?: ObjectOwnership
  /** All four settings of the bucket's public access block. */
  blocked?: boolean
  versioned?: boolean | 'suspended'
  /** Encrypts by default with this KMS key, else with SSE-S3. */
  kms?: string
  expireDays?: number
  expiryOff?: boolean
  objectLock?: boolean
  policy?: (bucketArn: string) => Statement[]
  tags?: Record<string, string>
}

export async function makeBucket(s3: S3Client, region: string, plan: BucketPlan): Promise<void> {
  const Bucket = plan.name
  const abroad = { LocationConstraint: region as BucketLocationConstraint }
  await s3.send(
    new CreateBucketCommand({
      Bucket,
      ...(region !== 'us-east-1' && { CreateBucketConfiguration: abroad }),
      ...(plan.owner && { ObjectOwnership: plan.owner }),
      ...(plan.objectLock && { ObjectLockEnabledForBucket: true }),
    }),
  )
  await protect(s3, plan)
  await keep(s3, plan)
  if (plan.tags) {
    const TagSet = Object.entries(plan.tags).map(([Key, Value]) => ({ Key, Value }))
    await s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } }))
  }
  if (plan.policy) {
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: plan.policy(`arn:aws:s3:::${Bucket}`) })
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }))
  }
}

async function protect(s3: S3Client, { name: Bucket, blocked, kms }: BucketPlan): Promise<void> {
  const byDefault = kms
    ? { SSEAlgorithm: 'aws:kms' as const, KMSMasterKeyID: kms }
    : { SSEAlgorithm: 'AES256' as const }
  const Rules = [{ ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled: kms !== undefined }]
  await s3.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules } }))
  if (!blocked) return
  const PublicAccessBlockConfiguration = {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  }
  await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }))
}

async function keep(s3: S3Client, { name: Bucket, versioned, expireDays, expiryOff }: BucketPlan): Promise<void> {
  if (versioned) {
    const Status = versioned === 'suspended' ? 'Suspended' : 'Enabled'
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } }))
  }
  if (expireDays !== undefined) {
    const Rules = [
      {
        ID: `expire-after-${expireDays}-days`,
        Status: expiryOff ? ('Disabled' as const) : ('Enabled' as const),
        Filter: { Prefix: '' },
        Expiration: { Days: expireDays },
      },
    ]
    await s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules } }))
  }
}
