import {
  check,
  fail,
  inAccount,
  type Json,
  notApplicable,
  type Population,
  pass,
  unknown,
  type Verdict,
} from '../../kit/index.ts'
import { bucket } from '../s3/bucket.ts'
import { judgeGrants, judgePolicyStatus } from '../s3/public-access.ts'
import { isLocked, periodOf } from '../s3/retention.ts'
import { type Trail, trail } from './trail.ts'

/**
 * Finds the trail's bucket; one that is not the account's own, or outside the run, was not read. The bucket of a trail
 * that another account owns is judged with that trail.
 */
function inBucket<T>(
  { S3BucketName: name, TrailARN: arn }: Json<Trail>,
  { account, read: { buckets } }: { account: string; read: { buckets: Population<T> } },
  judge: (settings: T) => Verdict,
): Verdict {
  if (!name) return unknown('AWS named no bucket of the trail.')
  const found = buckets.find(b => b.name === name)
  if (found) return judge(found.value)
  const owner = arn?.split(':')[4]
  return owner && owner !== account
    ? notApplicable(`Judged in account ${owner}, which owns the trail and names its bucket ${name}.`)
    : unknown(`Bucket ${name} belongs to another account, or to a region outside the run.`)
}

export const trailBucketAccessLogging = check(trail, {
  id: 'cloudtrail-trail-bucket-access-logging',
  title: 'Buckets of CloudTrail trails log who accesses them',
  severity: 'low',
  remediation: "Turn on server access logging on the trail's bucket.",
  equivalents: { prowler: ['cloudtrail_logs_s3_bucket_access_logging_enabled'], securityHub: ['CloudTrail.7'] },
  reads: { buckets: inAccount(bucket, b => b.Logging?.TargetBucket ?? null) },
  test: (t, context) =>
    inBucket(t, context, target =>
      target
        ? pass(`Bucket ${t.S3BucketName} logs to ${target}.`)
        : fail(`Bucket ${t.S3BucketName} has no server access logging.`),
    ),
})

/** Judges policy and ACL as the S3 checks do: a public access block does not excuse them. */
export const trailBucketNotPublic = check(trail, {
  id: 'cloudtrail-trail-bucket-not-public',
  title: 'Buckets of CloudTrail trails are not public',
  severity: 'critical',
  remediation: "Remove what makes the trail's bucket public from its policy and ACL, and block public access.",
  reads: {
    buckets: inAccount(bucket, b => [judgePolicyStatus(b.PolicyStatus), judgeGrants(b.Acl?.Grants)]),
  },
  test: (t, context) =>
    inBucket(t, context, verdicts => {
      const worst = verdicts.find(v => v.status === 'fail') ?? verdicts.find(v => v.status !== 'pass')
      return worst ?? pass(`Neither policy nor ACL makes bucket ${t.S3BucketName} public.`)
    }),
})

/** Object lock without a default retention locks nothing: CloudTrail sets none on what it writes. */
export const trailBucketObjectLock = check(trail, {
  id: 'cloudtrail-trail-bucket-object-lock',
  title: 'Buckets of CloudTrail trails keep log files from deletion by object lock',
  severity: 'medium',
  remediation: "Turn on object lock with a default retention on the trail's bucket.",
  reads: { buckets: inAccount(bucket, b => b.ObjectLock) },
  test: (t, context) =>
    inBucket(t, context, lock => {
      if (!isLocked(lock)) return fail(`Bucket ${t.S3BucketName} has no object lock.`)
      const { Mode, Days, Years } = lock.Rule?.DefaultRetention ?? {}
      if (!Mode) return fail(`Bucket ${t.S3BucketName} has object lock without a default retention.`)
      if (!Days && !Years) return unknown(`AWS did not state how long bucket ${t.S3BucketName} retains objects.`)
      return pass(`Bucket ${t.S3BucketName} retains objects (${Mode}, ${periodOf({ Days, Years })}).`)
    }),
})
