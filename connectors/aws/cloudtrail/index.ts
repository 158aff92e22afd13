import { evidence, service } from '../../kit/index.ts'
import * as accountChecks from './account.checks.ts'
import * as trailChecks from './trail.checks.ts'
import { trail } from './trail.ts'
import * as trailBucketChecks from './trail-bucket.checks.ts'

export const cloudtrail = service('cloudtrail', 'AWS CloudTrail', [
  evidence(trail, () => import('./trail.calls.ts'), accountChecks, trailChecks, trailBucketChecks),
])
