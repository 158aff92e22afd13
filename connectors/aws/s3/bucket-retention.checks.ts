import { check, fail, meaningOf, pass, someOf } from '../../kit/index.ts'
import { bucket } from './bucket.ts'
import { isLocked, periodOf } from './retention.ts'

const ENABLED = { Disabled: false, Enabled: true }

const isVersioned = (status: 'Enabled' | 'Suspended' | undefined): boolean =>
  status !== undefined && meaningOf(status, { Enabled: true, Suspended: false }, 'the state of versioning')

/** Where none is enabled, a rule in a state that is new could be. */
const enabledOf = <R extends { Status?: keyof typeof ENABLED | undefined }>(rules: readonly R[]): R[] =>
  someOf(rules, ({ Status: of }) => of !== undefined && meaningOf(of, ENABLED, 'the status of a rule'))
    ? rules.filter(rule => rule.Status === 'Enabled')
    : []

export const bucketVersioningEnabled = check(bucket, {
  id: 's3-bucket-versioning-enabled',
  title: 'S3 buckets keep versions of their objects',
  severity: 'medium',
  remediation: 'Enable versioning on the bucket.',
  equivalents: {
    prowler: ['s3_bucket_object_versioning'],
    securityHub: ['S3.14'],
    config: ['s3-bucket-versioning-enabled'],
  },
  test(b) {
    const status = b.Versioning?.Status
    return isVersioned(status) ? pass('Versioning is Enabled.') : fail(`Versioning is ${status ?? 'not configured'}.`)
  },
})

/** MFA Delete on a bucket whose versioning is suspended keeps no new versions to protect, so it fails here; others pass it. */
export const bucketMfaDeleteEnabled = check(bucket, {
  id: 's3-bucket-mfa-delete-enabled',
  title: 'S3 buckets require MFA to delete object versions',
  severity: 'medium',
  remediation: 'Enable versioning with MFA Delete on the bucket, as the root user.',
  test(b) {
    const { Status: status, MFADelete: mfa } = b.Versioning ?? {}
    return isVersioned(status) && mfa !== undefined && meaningOf(mfa, ENABLED, 'the state of MFA Delete')
      ? pass('MFA Delete is Enabled.')
      : fail(`MFA Delete is ${mfa ?? 'not configured'} and versioning is ${status ?? 'not configured'}.`)
  },
})

export const bucketLifecycleConfigured = check(bucket, {
  id: 's3-bucket-lifecycle-configured',
  title: 'S3 buckets have lifecycle rules',
  severity: 'low',
  remediation: 'Add a lifecycle rule that moves or expires objects as your retention rules say.',
  equivalents: {
    prowler: ['s3_bucket_lifecycle_enabled'],
    securityHub: ['S3.13'],
    config: ['s3-lifecycle-policy-check'],
  },
  test(b) {
    const rules = b.Lifecycle?.Rules ?? []
    const enabled = enabledOf(rules)
    return enabled.length > 0
      ? pass(`Lifecycle rules enabled: ${enabled.map(rule => rule.ID ?? 'unnamed').join(', ')}.`)
      : fail(rules.length > 0 ? 'No lifecycle rule is enabled.' : 'No lifecycle rule is configured.')
  },
})

/** Locks objects only where a default retention or the writer says for how long; the reason states which. */
export const bucketObjectLockEnabled = check(bucket, {
  id: 's3-bucket-object-lock-enabled',
  title: 'S3 buckets have Object Lock enabled',
  severity: 'low',
  remediation: 'Enable Object Lock on the bucket and set a default retention.',
  equivalents: {
    prowler: ['s3_bucket_object_lock'],
    securityHub: ['S3.15'],
    config: ['s3-bucket-default-lock-enabled'],
  },
  test(b) {
    if (!isLocked(b.ObjectLock)) return fail('Object Lock is not enabled.')
    const { Mode, Days, Years } = b.ObjectLock.Rule?.DefaultRetention ?? {}
    if (Mode === undefined) return pass('Object Lock is enabled, without a default retention.')
    return pass(`Object Lock is enabled, with a default retention of ${periodOf({ Days, Years })} in ${Mode} mode.`)
  },
})

/** Any destination counts, in the same region or another; Security Hub S3.7 and Prowler ask for another region. */
export const bucketReplicationConfigured = check(bucket, {
  id: 's3-bucket-replication-configured',
  title: 'S3 buckets replicate their objects',
  severity: 'low',
  remediation: 'Add a replication rule to another bucket, if your recovery plan needs one.',
  equivalents: { config: ['s3-bucket-replication-enabled'] },
  test(b) {
    const rules = b.Replication?.Rules ?? []
    const enabled = enabledOf(rules)
    return enabled.length > 0
      ? pass(
          `Replicates to ${[...new Set(enabled.map(rule => rule.Destination?.Bucket ?? 'a bucket AWS did not name'))].join(', ')}.`,
        )
      : fail(rules.length > 0 ? 'No replication rule is enabled.' : 'No replication rule is configured.')
  },
})
