import { connector, reads } from '../../kit/index.ts'
import * as accountChecks from './account-public-access-block.checks.ts'
import { accountPublicAccessBlock } from './account-public-access-block.ts'
import * as bucketChecks from './bucket.checks.ts'
import { bucket } from './bucket.ts'
import * as accessChecks from './bucket-access.checks.ts'
import * as retentionChecks from './bucket-retention.checks.ts'

export const s3 = connector({
  id: 's3',
  title: 'Amazon S3',
  types: [
    reads(accountPublicAccessBlock, () => import('./account-public-access-block.calls.ts')),
    reads(bucket, () => import('./bucket.calls.ts')),
  ],
  checks: [accountChecks, accessChecks, bucketChecks, retentionChecks].flatMap(m => Object.values(m)),
})
