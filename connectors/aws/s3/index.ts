import { connector, reads } from '../../kit/index.ts'
import { bucket } from './bucket.ts'
import * as bucketChecks from './bucket.checks.ts'

export const s3 = connector({
  id: 's3',
  title: 'Amazon S3',
  types: [reads(bucket, () => import('./bucket.calls.ts'))],
  checks: [...Object.values(bucketChecks)],
})
