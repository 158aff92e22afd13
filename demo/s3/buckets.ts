import {
  S3Client as Client,
  PutBucketAclCommand,
  PutBucketLoggingCommand,
  PutBucketReplicationCommand,
  PutObjectLockConfigurationCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import type { SeedAccount } from '../kit/account.ts'
import { type BucketPlan, makeBucket } from './make-bucket.ts'
import { allowEveryone, allowLogDelivery, allowOrganization, denyOldTls, denyPlainHttp } from './policies.ts'

/** What every well kept bucket has. */
const KEPT: Partial<BucketPlan> = {
  versioned: true,
  blocked: true,
  owner: 'BucketOwnerEnforced',
  kms: 'alias/nwp-data',
}

const MAIN = (id: string): BucketPlan[] => [
  {
    name: `nwp-access-logs-${id}`,
    blocked: true,
    owner: 'BucketOwnerEnforced',
    expireDays: 400,
    policy: b => [allowLogDelivery(b, id), denyPlainHttp(b)],
    tags: { team: 'platform', data: 'logs' },
  },
  {
    ...KEPT,
    name: `nwp-card-vault-${id}`,
    objectLock: true,
    expireDays: 2555,
    policy: b => [denyPlainHttp(b)],
    tags: { team: 'payments', data: 'cardholder', 'pci-scope': 'in' },
  },
  {
    ...KEPT,
    name: `nwp-statements-${id}`,
    // Denies plain HTTP for objects and forgets the bucket.
    policy: b => [{ ...denyPlainHttp(b), Resource: `${b}/*` }],
    tags: { team: 'payments', data: 'confidential' },
  },
  { name: `nwp-www-${id}`, policy: b => [allowEveryone(b)], tags: { team: 'marketing', data: 'public' } },
  {
    name: `nwp-partner-exchange-${id}`,
    owner: 'BucketOwnerPreferred',
    blocked: true,
    policy: b => [allowOrganization(b), denyPlainHttp(b)],
    tags: { team: 'partners', data: 'confidential' },
  },
  { name: `nwp-build-artifacts-${id}`, owner: 'BucketOwnerEnforced', expireDays: 30, expiryOff: true },
  { name: `nwp-legacy-imports-${id}`, versioned: true, tags: { team: 'unknown' } },
]

const SECOND = (id: string): BucketPlan[] => [
  {
    ...KEPT,
    name: `nwp-card-vault-copy-${id}`,
    policy: b => [denyPlainHttp(b)],
    tags: { team: 'payments', data: 'cardholder', 'pci-scope': 'in' },
  },
  { ...KEPT, name: `nwp-payouts-eu-${id}`, policy: b => [denyOldTls(b)], tags: { team: 'payouts' } },
  { name: `nwp-analytics-eu-${id}`, versioned: 'suspended' },
]

export async function seedBuckets(account: SeedAccount): Promise<void> {
  const [main, second] = account.regions
  const [here, there] = [account.client(Client, main), account.client(Client, second)]
  for (const plan of MAIN(account.id)) await makeBucket(here, main, plan)
  for (const plan of SECOND(account.id)) await makeBucket(there, second, plan)
  await sendLogs(here, account.id, [`nwp-card-vault-${account.id}`, `nwp-statements-${account.id}`])
  await here.send(new PutBucketAclCommand({ Bucket: `nwp-partner-exchange-${account.id}`, ACL: 'authenticated-read' }))
  await protectVault(here, account.id)
}

async function sendLogs(s3: S3Client, id: string, buckets: string[]): Promise<void> {
  for (const Bucket of buckets) {
    const LoggingEnabled = { TargetBucket: `nwp-access-logs-${id}`, TargetPrefix: `${Bucket}/` }
    await s3.send(new PutBucketLoggingCommand({ Bucket, BucketLoggingStatus: { LoggingEnabled } }))
  }
}

/** Locks the card vault for a year and copies it to the second region. */
async function protectVault(s3: S3Client, id: string): Promise<void> {
  const Bucket = `nwp-card-vault-${id}`
  await s3.send(
    new PutObjectLockConfigurationCommand({
      Bucket,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 365 } },
      },
    }),
  )
  await s3.send(
    new PutBucketReplicationCommand({
      Bucket,
      ReplicationConfiguration: {
        Role: `arn:aws:iam::${id}:role/nwp-replication`,
        Rules: [
          {
            ID: 'vault-to-eu',
            Status: 'Enabled',
            Priority: 1,
            Filter: { Prefix: '' },
            DeleteMarkerReplication: { Status: 'Disabled' },
            Destination: { Bucket: `arn:aws:s3:::nwp-card-vault-copy-${id}` },
          },
        ],
      },
    }),
  )
}
