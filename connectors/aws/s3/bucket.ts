import type { GetBucketVersioningCommandOutput, LoggingEnabled, ServerSideEncryptionConfiguration } from '@aws-sdk/client-s3'
import { evidenceType } from '../../kit/index.ts'

/** Settings of one bucket, each field as the named `GetBucket…` operation answers it. */
export interface Bucket {
  Name: string
  CreationDate: Date | undefined
  Encryption: ServerSideEncryptionConfiguration | null
  Versioning: Pick<GetBucketVersioningCommandOutput, 'Status' | 'MFADelete'> | null
  Logging: LoggingEnabled | null
}

export const bucket = evidenceType<Bucket>({
  id: 'aws.s3.bucket',
  title: 'S3 buckets and how they are protected',
  reach: 'account',
  population: 'every S3 general purpose bucket the account owns, in the regions of the run',
})
