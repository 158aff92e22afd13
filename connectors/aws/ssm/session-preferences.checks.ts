import { check, fail, pass } from '../../kit/index.ts'
import { sessionPreferences } from './session-preferences.ts'

/** A session that streams to CloudWatch Logs, or whose record is put there or into a bucket at its end. */
export const sessionsLogged = check(sessionPreferences, {
  id: 'ssm-session-logging-enabled',
  title: 'Session Manager keeps a record of sessions',
  severity: 'medium',
  remediation: 'In the preferences of Session Manager, set a bucket or a log group.',
  why: 'CloudTrail says who began a session, and not what was done in it.',
  references: ['https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging.html'],
  test({ Content: content }) {
    if (content === null) return fail('Nobody set preferences, and without them no record is kept.')
    const { s3BucketName: bucket, cloudWatchLogGroupName: group } = content.inputs ?? {}
    const places = [...(bucket ? [`bucket ${bucket}`] : []), ...(group ? [`log group ${group}`] : [])]
    return places.length > 0
      ? pass(`Records go to ${places.join(' and ')}.`)
      : fail('No bucket and no log group is set.')
  },
})

export const sessionKey = check(sessionPreferences, {
  id: 'ssm-session-kms-encryption',
  title: 'Session Manager encrypts sessions with a KMS key',
  severity: 'low',
  remediation: 'In the preferences of Session Manager, turn on KMS encryption.',
  why: 'TLS protects sessions on the way to and from AWS; with a key of your own you also decide who may open one.',
  references: [
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-enable-encryption.html',
  ],
  test({ Content: content }) {
    const key = content?.inputs?.kmsKeyId
    return key ? pass(`Sessions are encrypted with ${key}.`) : fail('No KMS key is set.')
  },
})
