import { check } from '../../kit/index.ts'
import { accessPoint } from './access-point.ts'
import { judgeBlocks } from './public-access.ts'

export const publicAccessBlocked = check(accessPoint, {
  id: 's3-access-point-public-access-blocked',
  title: 'S3 access points block public access',
  severity: 'high',
  remediation: 'Make an access point with all four settings of Block Public Access on; they cannot be changed later.',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html'],
  equivalents: {
    prowler: ['s3_access_point_public_access_block'],
    securityHub: ['S3.19'],
    config: ['s3-access-point-public-access-blocks'],
  },
  test: point => judgeBlocks(point.PublicAccessBlockConfiguration),
})
