import { evidence, service } from '../../kit/index.ts'
import * as accountChecks from './account.checks.ts'
import * as eventDataStoreChecks from './event-data-store.checks.ts'
import { eventDataStore } from './event-data-store.ts'
import * as trailChecks from './trail.checks.ts'
import { trail } from './trail.ts'
import * as trailBucketChecks from './trail-bucket.checks.ts'

export const cloudtrail = service('cloudtrail', 'AWS CloudTrail', [
  evidence(eventDataStore, () => import('./event-data-store.calls.ts'), eventDataStoreChecks),
  evidence(trail, () => import('./trail.calls.ts'), accountChecks, trailChecks, trailBucketChecks),
])
