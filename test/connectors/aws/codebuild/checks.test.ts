import {
  logging,
  logsEncrypted,
  noCredentialsInSource,
  noPlainCredentials,
  notPublic,
} from '../../../../connectors/aws/codebuild/project.checks.ts'
import { exportEncrypted } from '../../../../connectors/aws/codebuild/report-group.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const project = (Project: object | null) => ({ name: 'pay', Project })
const nothing = { case: 'AWS answers nothing', settings: project(null) }
const bitbucket = (location?: string) => ({ type: 'BITBUCKET', location })
const GITHUB = { type: 'GITHUB', location: 'https://github.com/shop/pay' }

checkTable(noCredentialsInSource, {
  pass: [
    { case: 'no user', settings: project({ source: bitbucket('https://bitbucket.org/shop/pay.git') }) },
    {
      case: 'a user without a password',
      settings: project({ source: bitbucket('https://user@bitbucket.org/shop/pay') }),
    },
    { case: 'a colon in the path', settings: project({ source: bitbucket('https://bitbucket.org/shop/a:b@c') }) },
  ],
  fail: [
    { case: 'a password', settings: project({ source: bitbucket('https://user:word@bitbucket.org/shop/pay') }) },
    {
      case: 'a password, struck out, in a second source',
      settings: project({
        source: GITHUB,
        secondarySources: [bitbucket('https://user:[redacted]@bitbucket.org/shop/pay')],
      }),
    },
  ],
  notApplicable: [{ case: 'another host', settings: project({ source: GITHUB }), reason: /GITHUB/ }],
  unknown: [
    nothing,
    { case: 'no source', settings: project({ name: 'pay' }) },
    { case: 'no address', settings: project({ source: bitbucket() }) },
  ],
})

const variables = (...environmentVariables: object[]) => project({ environment: { environmentVariables } })

checkTable(noPlainCredentials, {
  pass: [
    { case: 'none', settings: variables() },
    { case: 'other names', settings: variables({ name: 'STAGE', value: '…', type: 'PLAINTEXT' }) },
    { case: 'from a secret', settings: variables({ name: 'AWS_SECRET_ACCESS_KEY', type: 'SECRETS_MANAGER' }) },
  ],
  fail: [
    {
      case: 'a key',
      settings: variables({ name: 'AWS_ACCESS_KEY_ID', type: 'PLAINTEXT' }),
      reason: /AWS_ACCESS_KEY_ID/,
    },
    { case: 'an answer of earlier years, without types', settings: variables({ name: 'AWS_SECRET_ACCESS_KEY' }) },
  ],
  unknown: [nothing, { case: 'no variables are stated', settings: project({ environment: {} }) }],
})

const logs = (logsConfig?: object) => project({ logsConfig })
const S3 = { status: 'ENABLED', location: 'logs/builds' }
const OFF = { status: 'DISABLED' }

checkTable(logsEncrypted, {
  pass: [{ case: 'encrypted', settings: logs({ s3Logs: { ...S3, encryptionDisabled: false } }) }],
  fail: [{ case: 'not encrypted', settings: logs({ s3Logs: { ...S3, encryptionDisabled: true } }) }],
  notApplicable: [
    {
      case: 'none in S3',
      settings: logs({ cloudWatchLogs: { status: 'ENABLED' }, s3Logs: { ...OFF, encryptionDisabled: false } }),
    },
  ],
  unknown: [
    nothing,
    { case: 'not stated', settings: logs({ s3Logs: S3 }) },
    { case: 'no logs are stated', settings: logs() },
  ],
})

checkTable(logging, {
  pass: [
    { case: 'CloudWatch', settings: logs({ cloudWatchLogs: { status: 'ENABLED' }, s3Logs: OFF }) },
    { case: 'S3', settings: logs({ cloudWatchLogs: OFF, s3Logs: S3 }), reason: /S3/ },
  ],
  fail: [{ case: 'neither', settings: logs({ cloudWatchLogs: OFF, s3Logs: OFF }) }],
  unknown: [nothing, { case: 'an answer of earlier years', settings: logs() }],
})

checkTable(notPublic, {
  pass: [{ case: 'private', settings: project({ projectVisibility: 'PRIVATE' }) }],
  fail: [{ case: 'public', settings: project({ projectVisibility: 'PUBLIC_READ' }), reason: /PUBLIC_READ/ }],
  unknown: [nothing, { case: 'not stated', settings: project({ name: 'pay' }) }],
})

const group = (exportConfig?: object) => ({ arn: 'arn', ReportGroup: { exportConfig } })

checkTable(exportEncrypted, {
  pass: [
    { case: 'encrypted', settings: group({ exportConfigType: 'S3', s3Destination: { encryptionDisabled: false } }) },
  ],
  fail: [
    { case: 'not encrypted', settings: group({ exportConfigType: 'S3', s3Destination: { encryptionDisabled: true } }) },
  ],
  notApplicable: [{ case: 'no export', settings: group({ exportConfigType: 'NO_EXPORT' }) }],
  unknown: [
    { case: 'not stated', settings: group({ exportConfigType: 'S3' }) },
    { case: 'another destination', settings: group({ exportConfigType: 'TAPE' }) },
    { case: 'AWS answers nothing', settings: { arn: 'arn', ReportGroup: null } },
  ],
})
