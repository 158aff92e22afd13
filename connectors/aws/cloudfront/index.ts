import { evidence, service } from '../../kit/index.ts'
import * as distributionChecks from './distribution.checks.ts'
import { distribution } from './distribution.ts'
import * as originChecks from './origin.checks.ts'
import * as originBucketChecks from './origin-bucket.checks.ts'
import * as viewerChecks from './viewer.checks.ts'

export const cloudfront = service('cloudfront', 'Amazon CloudFront', [
  evidence(
    distribution,
    () => import('./distribution.calls.ts'),
    distributionChecks,
    originChecks,
    originBucketChecks,
    viewerChecks,
  ),
])
