import { check, fail, type ResourceCheck } from '../../kit/index.ts'
import { devEndpoint } from './dev-endpoint.ts'
import { configurations, encrypts, type Part } from './encryption.ts'

const encrypted = (part: Part, of: { id: string; what: string; prowler: string }): ResourceCheck =>
  check(devEndpoint, {
    id: `glue-dev-endpoint-${of.id}-encrypted`,
    title: `Development end points of Glue encrypt ${of.what}`,
    severity: 'medium',
    remediation: `Make the end point again with a security configuration that encrypts ${of.what}.`,
    references: ['https://docs.aws.amazon.com/glue/latest/dg/console-security-configurations.html'],
    equivalents: { prowler: [of.prowler] },
    reads: configurations,
    test: ({ SecurityConfiguration: name }, { read }) =>
      name ? encrypts(read.configurations, name, part) : fail('The end point has no security configuration.'),
  })

export const devEndpointS3Encrypted = encrypted('S3Encryption', {
  id: 's3-output',
  what: 'what they write to S3',
  prowler: 'glue_development_endpoints_s3_encryption_enabled',
})

export const devEndpointLogsEncrypted = encrypted('CloudWatchEncryption', {
  id: 'logs',
  what: 'their logs',
  prowler: 'glue_development_endpoints_cloudwatch_logs_encryption_enabled',
})

export const devEndpointBookmarksEncrypted = encrypted('JobBookmarksEncryption', {
  id: 'bookmarks',
  what: 'their bookmarks',
  prowler: 'glue_development_endpoints_job_bookmark_encryption_enabled',
})
