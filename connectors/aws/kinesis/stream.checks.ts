import { check, fail, pass, unknown } from '../../kit/index.ts'
import { letsNobodyInByWildcard } from '../../policy/index.ts'
import { stream } from './stream.ts'

export const encrypted = check(stream, {
  id: 'kinesis-stream-encrypted-at-rest',
  title: 'Kinesis data streams are encrypted at rest',
  severity: 'medium',
  remediation: 'Turn on server-side encryption of the stream.',
  references: ['https://docs.aws.amazon.com/streams/latest/dev/what-is-sse.html'],
  equivalents: {
    prowler: ['kinesis_stream_encrypted_at_rest'],
    securityHub: ['Kinesis.1'],
    config: ['kinesis-stream-encrypted'],
  },
  test({ Stream: of }) {
    const { EncryptionType: type, KeyId: key } = of ?? {}
    if (type === 'KMS') return pass(`It is encrypted with ${key ?? 'a KMS key'}.`)
    return type === 'NONE' ? fail('It is not encrypted.') : unknown('AWS did not say whether the stream is encrypted.')
  },
})

const HOURS = 168

export const retention = check(stream, {
  id: 'kinesis-stream-retention-168-hours',
  title: 'Kinesis data streams keep data for a week',
  severity: 'medium',
  remediation: `Raise the retention of the stream to ${HOURS} hours or more.`,
  why: 'What was not read in time is lost, and cannot be read again after an error.',
  references: ['https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html'],
  equivalents: {
    prowler: ['kinesis_stream_data_retention_period'],
    securityHub: ['Kinesis.3'],
    config: ['kinesis-stream-backup-retention-check'],
  },
  test({ Stream: of }) {
    const hours = of?.RetentionPeriodHours
    if (hours === undefined) return unknown('AWS did not say how long the stream keeps data.')
    return hours >= HOURS ? pass(`It keeps data for ${hours} hours.`) : fail(`It keeps data for ${hours} hours only.`)
  },
})

export const policyNotPublic = check(stream, {
  id: 'kinesis-stream-policy-not-public',
  title: 'Policies of Kinesis data streams let nobody in by a wildcard alone',
  severity: 'high',
  remediation: 'Name the principals, or add a condition that limits who calls to fixed accounts or organizations.',
  references: ['https://docs.aws.amazon.com/streams/latest/dev/controlling-access.html'],
  test({ ResourcePolicy: policy }) {
    if (policy === null) return pass('It has no resource policy, which lets in only what the account itself allows.')
    return letsNobodyInByWildcard(policy)
  },
})
