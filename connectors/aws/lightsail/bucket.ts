import type { Bucket as AwsBucket } from '@aws-sdk/client-lightsail'
import { evidenceType } from '../../kit/index.ts'

/** One bucket, as `GetBuckets` answers it. */
export type Bucket = AwsBucket

export const bucket = evidenceType<Bucket>({
  id: 'aws.lightsail.bucket',
  title: 'Lightsail buckets, and who reads them',
  reach: 'region',
  population: 'every Lightsail bucket of the account in the region; buckets of S3 are not among them',
  observed: ['/state'],
})
