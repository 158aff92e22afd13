import { check, fail, findOf, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { trail } from './trail.ts'

const DAY = 86_400_000

/** A trail whose last delivery to its bucket failed keeps nothing, so it fails too; other tools look at IsLogging alone. */
export const trailLogging = check(trail, {
  id: 'cloudtrail-trail-logging',
  title: 'CloudTrail trails are logging, and their last delivery did not fail',
  severity: 'high',
  remediation: 'Start logging on the trail, and let its bucket policy take the log files.',
  test(t) {
    if (t.Status?.IsLogging === undefined) return unknown('AWS did not say whether the trail is logging.')
    if (!t.Status.IsLogging) {
      const since = t.Status.StopLoggingTime
      return fail(since ? `The trail was stopped on ${since}.` : 'The trail is not logging.')
    }
    const error = t.Deliveries?.LatestDeliveryError
    return error ? fail(`The trail is logging, but its last delivery failed: ${error}.`) : pass('The trail is logging.')
  },
})

export const trailLogValidation = check(trail, {
  id: 'cloudtrail-trail-log-validation',
  title: 'CloudTrail trails write digest files, so that changed log files show',
  severity: 'medium',
  remediation: 'Turn on log file validation for the trail.',
  equivalents: {
    prowler: ['cloudtrail_log_file_validation_enabled'],
    securityHub: ['CloudTrail.4'],
    config: ['cloud-trail-log-file-validation-enabled'],
  },
  test(t) {
    if (t.LogFileValidationEnabled === undefined) return unknown('AWS did not say whether log file validation is on.')
    return t.LogFileValidationEnabled ? pass('Log file validation is on.') : fail('Log file validation is not on.')
  },
})

export const trailKmsEncryption = check(trail, {
  id: 'cloudtrail-trail-kms-encryption',
  title: 'CloudTrail log files are encrypted with a KMS key',
  severity: 'medium',
  remediation: 'Set a KMS key on the trail.',
  equivalents: {
    prowler: ['cloudtrail_kms_encryption_enabled'],
    securityHub: ['CloudTrail.2'],
    config: ['cloud-trail-encryption-enabled'],
  },
  test: t => (t.KmsKeyId ? pass(`Log files are encrypted with ${t.KmsKeyId}.`) : fail('The trail has no KMS key.')),
})

/** A log group alone proves no delivery: the last one must be from the day before the reading. Security Hub asks for the group only. */
export const trailDeliversToCloudwatch = check(trail, {
  id: 'cloudtrail-trail-delivers-to-cloudwatch',
  title: 'CloudTrail trails deliver to CloudWatch Logs',
  severity: 'medium',
  remediation: 'Give the trail a CloudWatch Logs group and a role that may write to it.',
  equivalents: {
    prowler: ['cloudtrail_cloudwatch_logging_enabled'],
    securityHub: ['CloudTrail.5'],
    config: ['cloud-trail-cloud-watch-logs-enabled'],
  },
  test(t, { asOf }) {
    if (!t.CloudWatchLogsLogGroupArn) return fail('The trail has no CloudWatch Logs group.')
    const error = t.Deliveries?.LatestCloudWatchLogsDeliveryError
    if (error) return fail(`The last delivery to CloudWatch Logs failed: ${error}.`)
    const last = t.Deliveries?.LatestCloudWatchLogsDeliveryTime
    if (!last) return fail('The trail has a CloudWatch Logs group, but has never delivered to it.')
    return asOf.getTime() - Date.parse(last) <= DAY
      ? pass(`Delivered to CloudWatch Logs on ${last}.`)
      : fail(`Last delivered to CloudWatch Logs on ${last}, more than a day before it was read.`)
  },
})

const INSIGHTS = { ApiCallRateInsight: true, ApiErrorRateInsight: true }

/** One kind of insight is enough, as for Prowler. */
export const trailInsights = check(trail, {
  id: 'cloudtrail-trail-insights-enabled',
  title: 'CloudTrail trails that log have Insights turned on',
  severity: 'low',
  remediation: 'Turn on CloudTrail Insights for the trail, for API call rates or error rates.',
  why: 'Insights reveal bursts of calls and errors that no rule was written for.',
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html',
  ],
  equivalents: { prowler: ['cloudtrail_insights_exist'] },
  test({ Status: status, InsightSelectors: selectors }) {
    if (status?.IsLogging === undefined) return unknown('AWS did not say whether the trail is logging.')
    if (!status.IsLogging) return notApplicable('The trail is not logging.')
    if (!selectors?.length) return fail('The trail logs no insights.')
    const kinds = selectors.flatMap(({ InsightType: kind }) => kind ?? [])
    const found = findOf(kinds, kind => meaningOf(kind, INSIGHTS, 'the kind of insight'))
    return found ? pass(`The trail logs ${found}.`) : unknown('AWS did not state the kind of insight.')
  },
})
