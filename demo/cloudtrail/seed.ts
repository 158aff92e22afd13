import {
  CloudTrailClient,
  CreateTrailCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
} from '@aws-sdk/client-cloudtrail'
import {
  CreateBucketCommand,
  PutBucketPolicyCommand,
  PutObjectLockConfigurationCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'
import { keyArn } from '../kms/key.ts'
import { TRAIL_LOGS } from '../logs/seed.ts'
import { allowTrailDelivery } from '../s3/policies.ts'

export const AUDIT_TRAIL = 'nwp-audit'

/**
 * Northwind Pay's trails: one for the account, in every region, which records writes of S3 objects but not reads; and a
 * forgotten one of a single region, stopped, into a bucket of a third region.
 */
export async function seedCloudtrail(account: SeedAccount): Promise<void> {
  const [main, second] = account.regions
  const bucket = await trailBucket(account)
  const client = account.client(CloudTrailClient, main)
  await client.send(
    new CreateTrailCommand({
      Name: AUDIT_TRAIL,
      S3BucketName: bucket,
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      EnableLogFileValidation: true,
      KmsKeyId: await keyArn(account, 'nwp-data', main),
      CloudWatchLogsLogGroupArn: `arn:aws:logs:${main}:${account.id}:log-group:${TRAIL_LOGS}:*`,
      CloudWatchLogsRoleArn: `arn:aws:iam::${account.id}:role/nwp-trail-to-logs`,
      TagsList: [{ Key: 'owner', Value: 'security' }],
    }),
  )
  const writes = {
    ReadWriteType: 'WriteOnly' as const,
    DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }],
  }
  const EventSelectors = [
    { ReadWriteType: 'All' as const, IncludeManagementEvents: true },
    { ...writes, IncludeManagementEvents: false },
  ]
  await client.send(new PutEventSelectorsCommand({ TrailName: AUDIT_TRAIL, EventSelectors }))
  await client.send(new StartLoggingCommand({ Name: AUDIT_TRAIL }))
  account.since(1120)
  await account
    .client(CloudTrailClient, second)
    .send(new CreateTrailCommand({ Name: 'payouts-legacy', S3BucketName: await legacyBucket(account) }))
}

async function trailBucket(account: SeedAccount): Promise<string> {
  const Bucket = `nwp-audit-trail-${account.id}`
  const client = account.client(S3Client)
  await client.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: true }))
  const Rule = { DefaultRetention: { Mode: 'COMPLIANCE' as const, Years: 7 } }
  const ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled' as const, Rule }
  await client.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration }))
  const Statement = allowTrailDelivery(`arn:aws:s3:::${Bucket}`, account.id)
  await client.send(
    new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }),
  )
  return Bucket
}

async function legacyBucket(account: SeedAccount): Promise<string> {
  const Bucket = `nwp-payouts-legacy-trail-${account.id}`
  const CreateBucketConfiguration = { LocationConstraint: 'eu-north-1' as const }
  await account.client(S3Client, 'eu-north-1').send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }))
  return Bucket
}

export default { since: 1390, after: ['kms', 's3', 'sns', 'logs', 'iam'], fill: seedCloudtrail } satisfies Seed
