import { check } from '../../kit/index.ts'
import { multiRegionAccessPoint } from './multi-region-access-point.ts'
import { judgeBlocks } from './public-access.ts'

export const publicAccessBlockedEverywhere = check(multiRegionAccessPoint, {
  id: 's3-multi-region-access-point-public-access-blocked',
  title: 'S3 Multi-Region Access Points block public access',
  severity: 'high',
  remediation: 'Make an access point with all four settings of Block Public Access on; they cannot be changed later.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/multi-region-access-point-block-public-access.html',
  ],
  equivalents: {
    prowler: ['s3_multi_region_access_point_public_access_block'],
    securityHub: ['S3.24'],
    config: ['s3-mrap-public-access-blocked'],
  },
  test: point => judgeBlocks(point.PublicAccessBlock ?? null),
})
