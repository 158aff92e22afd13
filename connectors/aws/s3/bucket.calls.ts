import {
  GetBucketEncryptionCommand,
  GetBucketLoggingCommand,
  GetBucketVersioningCommand,
  ListBucketsCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Bucket } from './bucket.ts'

export const listBuckets = list({
  action: 's3:ListAllMyBuckets',
  client: S3Client,
  command: ListBucketsCommand,
  items: page => page.Buckets,
  token: { input: 'ContinuationToken', next: page => page.ContinuationToken },
})

export const getEncryption = call({
  action: 's3:GetEncryptionConfiguration',
  client: S3Client,
  command: GetBucketEncryptionCommand,
  absent: ['ServerSideEncryptionConfigurationNotFoundError'],
  gone: ['NoSuchBucket'],
})

export const getVersioning = call({
  action: 's3:GetBucketVersioning',
  client: S3Client,
  command: GetBucketVersioningCommand,
  gone: ['NoSuchBucket'],
})

export const getLogging = call({
  action: 's3:GetBucketLogging',
  client: S3Client,
  command: GetBucketLoggingCommand,
  gone: ['NoSuchBucket'],
})

const read: Reader<Bucket> = async function* (aws) {
  for await (const bucket of aws.list(listBuckets, { MaxBuckets: 1000 })) {
    const Bucket = bucket.Name as string
    const region = bucket.BucketRegion
    if (region && !aws.regions.includes(region)) {
      yield { excluded: 'the bucket is in a region outside the scope of the run' }
      continue
    }
    yield {
      id: `arn:${aws.partition}:s3:::${Bucket}`,
      name: Bucket,
      region,
      settings: {
        Name: Bucket,
        CreationDate: bucket.CreationDate,
        Encryption: aws.get(getEncryption, { Bucket }, r => r.ServerSideEncryptionConfiguration, { region }),
        Versioning: aws.get(getVersioning, { Bucket }, r => ({ Status: r.Status, MFADelete: r.MFADelete }), { region }),
        Logging: aws.get(getLogging, { Bucket }, r => r.LoggingEnabled, { region }),
      },
    }
  }
}

export default read
