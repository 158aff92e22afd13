import type {
  GetBucketAclCommandOutput,
  GetBucketLifecycleConfigurationCommandOutput,
  GetBucketVersioningCommandOutput,
  LoggingEnabled,
  ObjectLockConfiguration,
  OwnershipControls,
  PolicyStatus,
  PublicAccessBlockConfiguration,
  ReplicationConfiguration,
  ServerSideEncryptionConfiguration,
  Tag,
} from '@aws-sdk/client-s3'
import { evidenceType } from '../../kit/index.ts'

/** Settings of one bucket, each field as the named `GetBucket…` (or `Get…`) operation answers it. */
export interface Bucket {
  Name: string
  CreationDate: Date | undefined
  /** From the list, or from GetBucketLocation where the list leaves it out. */
  BucketRegion: string | null
  /** The policy's JSON text, as stored. */
  Policy: string | null
  PolicyStatus: PolicyStatus | null
  Acl: Pick<GetBucketAclCommandOutput, 'Owner' | 'Grants'> | null
  OwnershipControls: OwnershipControls | null
  PublicAccessBlock: PublicAccessBlockConfiguration | null
  Encryption: ServerSideEncryptionConfiguration | null
  Versioning: Pick<GetBucketVersioningCommandOutput, 'Status' | 'MFADelete'> | null
  Logging: LoggingEnabled | null
  Lifecycle: Pick<GetBucketLifecycleConfigurationCommandOutput, 'Rules' | 'TransitionDefaultMinimumObjectSize'> | null
  ObjectLock: ObjectLockConfiguration | null
  Replication: ReplicationConfiguration | null
  Tagging: Tag[] | null
}

export const bucket = evidenceType<Bucket>({
  id: 'aws.s3.bucket',
  title: 'S3 buckets and how they are protected',
  reach: 'account',
  population:
    'every S3 general purpose bucket that ListBuckets shows the account to own, in the regions of the run; directory, table and vector buckets are not among them, nor buckets of other accounts',
})
