import { check, fail, pass } from '../../kit/index.ts'
import { logGroup } from './log-group.ts'

/** AWS leaves retentionInDays out where events never expire; groups of class DELIVERY keep them a day, whatever is set. */
export const logGroupRetention = check(logGroup, {
  id: 'logs-log-group-retention-365-days',
  title: 'CloudWatch Logs groups keep logs for at least 365 days',
  severity: 'medium',
  remediation: 'Set the retention of the log group to 365 days or more, or to never expire.',
  equivalents: {
    prowler: ['cloudwatch_log_group_retention_policy_specific_days_enabled'],
    securityHub: ['CloudWatch.16'],
    config: ['cw-loggroup-retention-period-check'],
  },
  test(g) {
    if (g.logGroupClass === 'DELIVERY') return fail('The log group is of class DELIVERY, which keeps logs for a day.')
    if (g.retentionInDays === undefined) return pass('Logs never expire.')
    return g.retentionInDays >= 365
      ? pass(`Logs are kept for ${g.retentionInDays} days.`)
      : fail(`Logs are kept for ${g.retentionInDays} days only.`)
  },
})

export const logGroupKmsEncryption = check(logGroup, {
  id: 'logs-log-group-kms-encryption',
  title: 'CloudWatch Logs groups are encrypted with a KMS key of the customer',
  severity: 'low',
  remediation: 'Associate a KMS key with the log group.',
  equivalents: { prowler: ['cloudwatch_log_group_kms_encryption_enabled'], config: ['cloudwatch-log-group-encrypted'] },
  test: g => (g.kmsKeyId ? pass(`Encrypted with ${g.kmsKeyId}.`) : fail('The log group has no KMS key.')),
})
