import type { AccessPoint as Listed, PublicAccessBlockConfiguration } from '@aws-sdk/client-s3-control'
import { evidenceType } from '../../kit/index.ts'

/** One access point as ListAccessPoints answers it. */
export interface AccessPoint extends Listed {
  /** Of `GetAccessPoint`. */
  PublicAccessBlockConfiguration: PublicAccessBlockConfiguration | null
}

export const accessPoint = evidenceType<AccessPoint>({
  id: 'aws.s3.access-point',
  title: 'S3 access points and their public access block',
  reach: 'region',
  population:
    'every S3 access point of the account in the region, to buckets of its own and of others; those of directory buckets have a list of their own and are not listed',
})
