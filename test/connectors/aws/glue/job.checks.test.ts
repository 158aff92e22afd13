import {
  jobBookmarksEncrypted,
  jobLogging,
  jobLogsEncrypted,
  jobS3Encrypted,
  jobVersion,
} from '../../../../connectors/aws/glue/job.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const configuration = (S3: string, logs: string, bookmarks: string) => ({
  read: {
    configurations: [
      {
        id: 'strict',
        name: 'strict',
        settings: {
          Name: 'strict',
          EncryptionConfiguration: {
            S3Encryption: [{ S3EncryptionMode: S3 }],
            CloudWatchEncryption: { CloudWatchEncryptionMode: logs },
            JobBookmarksEncryption: { JobBookmarksEncryptionMode: bookmarks },
          },
        },
      },
    ],
  },
})
const job = (SecurityConfiguration?: string, SpecialParameters: object = {}) => ({
  settings: { Name: 'etl', SecurityConfiguration, SpecialParameters },
})
const on = configuration('SSE-KMS', 'SSE-KMS', 'CSE-KMS')
const off = configuration('DISABLED', 'DISABLED', 'DISABLED')
const named = { read: { configurations: [{ id: 's', name: 's', settings: { Name: 'strict' } }] } }
const missing = [
  { case: 'the configuration is not there', ...job('lax'), ...on },
  { case: 'AWS says nothing', ...job('strict'), ...named },
]

checkTable(jobS3Encrypted, {
  pass: [
    { case: 'by its configuration', ...job('strict'), ...on },
    { case: 'by an argument', ...job(undefined, { '--encryption-type': 'sse-s3' }), ...on },
  ],
  fail: [
    { case: 'off', ...job('strict'), ...off },
    { case: 'no configuration', ...job(), ...on },
  ],
  unknown: missing,
})

for (const check of [jobLogsEncrypted, jobBookmarksEncrypted])
  checkTable(check, {
    pass: [{ case: 'on', ...job('strict'), ...on }],
    fail: [
      { case: 'off', ...job('strict'), ...off },
      { case: 'no configuration', ...job(undefined, { '--encryption-type': 'sse-s3' }), ...on },
    ],
    unknown: missing,
  })

const spark = (
  GlueVersion: string | undefined,
  SpecialParameters: object = {},
  Name: string | undefined = 'glueetl',
) => ({
  settings: { Command: { Name }, GlueVersion, SpecialParameters },
})
const noKind = { case: 'AWS names no kind', settings: { GlueVersion: '5.0', SpecialParameters: {} } }

checkTable(jobLogging, {
  pass: [
    { case: 'turned on', ...spark('4.0', { '--enable-continuous-cloudwatch-log': 'true' }) },
    { case: 'a version that always does', ...spark('5.0') },
  ],
  fail: [
    { case: 'not turned on', ...spark('4.0') },
    { case: 'turned off', ...spark('3.0', { '--enable-continuous-cloudwatch-log': 'false' }) },
    { case: 'of no version', ...spark(undefined) },
  ],
  notApplicable: [{ case: 'Python', ...spark('3.0', {}, 'pythonshell') }],
  unknown: [noKind],
})

checkTable(jobVersion, {
  pass: [
    { case: '3.0', ...spark('3.0') },
    { case: '5.1, streaming', ...spark('5.1', {}, 'gluestreaming') },
  ],
  fail: [
    { case: '2.0', ...spark('2.0') },
    { case: '0.9', ...spark('0.9') },
  ],
  notApplicable: [{ case: 'Python', ...spark('1.0', {}, 'pythonshell') }],
  unknown: [noKind, { case: 'AWS names no version', ...spark(undefined) }],
})
