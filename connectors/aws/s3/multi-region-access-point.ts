import type { MultiRegionAccessPointReport } from '@aws-sdk/client-s3-control'
import { evidenceType } from '../../kit/index.ts'

/** One Multi-Region Access Point as ListMultiRegionAccessPoints answers it. */
export type MultiRegionAccessPoint = MultiRegionAccessPointReport

export const multiRegionAccessPoint = evidenceType<MultiRegionAccessPoint>({
  id: 'aws.s3.multi-region-access-point',
  title: 'S3 Multi-Region Access Points and their public access block',
  reach: 'account',
  population: 'every S3 Multi-Region Access Point of the account, in any state',
})
