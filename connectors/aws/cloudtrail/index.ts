import { connector, reads } from '../../kit/index.ts'
import * as accountChecks from './account.checks.ts'
import * as trailChecks from './trail.checks.ts'
import { trail } from './trail.ts'
import * as trailBucketChecks from './trail-bucket.checks.ts'

export const cloudtrail = connector({
  id: 'cloudtrail',
  title: 'AWS CloudTrail',
  types: [reads(trail, () => import('./trail.calls.ts'))],
  checks: [...Object.values(trailChecks), ...Object.values(trailBucketChecks), ...Object.values(accountChecks)],
})
