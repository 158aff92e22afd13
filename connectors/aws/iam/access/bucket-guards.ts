import type { Guard, Guarded, GuardedList } from '../../../identity/index.ts'
import type { Input } from '../../../kit/index.ts'
import type { Of } from './guard-readings.ts'
import { or, reasonOf } from './listed.ts'
import { denialsIn } from './own-policy.ts'

type Bucket = Of<'erasableBuckets'>
type List = (what: string, of: Input<Bucket>, guarded: (bucket: Bucket) => Guarded) => GuardedList

/** What stands in the way of erasing buckets, objects and their versions. */
export function* bucketGuards(list: List, buckets: Input<Bucket>): Generator<readonly [string, GuardedList]> {
  const all = (guarded: (bucket: Bucket) => Guarded) => ({ ...list('Buckets', buckets, guarded), admits: true })
  yield ['s3:DeleteBucket', all(whole)]
  yield ['s3:DeleteObject', all(objects)]
  yield ['s3:DeleteObjectVersion', all(versions)]
}

const CHANGES_POLICY = ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy']

const guarded = ({ arn, policy }: Bucket, pattern: string, guards: readonly Guard[], unread: readonly string[]) => ({
  ...{ arn, patterns: [pattern], guards, unread },
  ...denialsIn(arn, policy, CHANGES_POLICY),
})

/** "Deleting a general purpose bucket": it must be empty. */
const whole = (bucket: Bucket): Guarded =>
  guarded(bucket, bucket.arn, [{ by: 'only an empty bucket can be deleted', lifted: EMPTIES }], [])
const EMPTIES = ['s3:DeleteObject', 's3:DeleteObjectVersion']

/** "Deleting objects from a versioning-enabled bucket": a marker is put on top; what was there stays. */
function objects(bucket: Bucket): Guarded {
  const on = or(bucket.versioning, null)?.Status === 'Enabled'
  const guards = on ? [{ by: 'versioning keeps what was deleted', lifted: [] }] : []
  return guarded(bucket, `${bucket.arn}/*`, guards, reasonOf(bucket.versioning))
}

/** "Configuring MFA delete": only the root user, with its device. "Locking objects": a default retention is that of new objects. */
function versions(bucket: Bucket): Guarded {
  const { versioning, lock } = bucket
  const mfa = or(versioning, null)?.MFADelete === 'Enabled'
  const locked = or(lock, null)
  const retention = locked?.Rule?.DefaultRetention?.Mode
  const unsaid = locked?.ObjectLockEnabled === 'Enabled' && retention === undefined
  return guarded(
    bucket,
    `${bucket.arn}/*`,
    [
      ...(mfa ? [{ by: 'MFA delete', lifted: [] }] : []),
      ...(retention === undefined ? [] : [MODES[retention] ?? MODES.GOVERNANCE]),
    ],
    [
      ...reasonOf(versioning),
      ...reasonOf(lock),
      ...(unsaid ? [`Which objects of ${bucket.arn} are locked is not known: it has no default retention.`] : []),
    ],
  )
}

const MODES = {
  COMPLIANCE: { by: 'object lock in compliance mode, while it lasts', lifted: [] },
  GOVERNANCE: { by: 'object lock in governance mode, while it lasts', lifted: ['s3:BypassGovernanceRetention'] },
} as const satisfies Record<string, Guard>
