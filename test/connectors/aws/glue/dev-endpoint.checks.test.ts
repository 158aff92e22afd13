import {
  devEndpointBookmarksEncrypted,
  devEndpointLogsEncrypted,
  devEndpointS3Encrypted,
} from '../../../../connectors/aws/glue/dev-endpoint.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const configured = (SecurityConfiguration: string | undefined, mode?: string) => ({
  settings: { EndpointName: 'analyst', SecurityConfiguration },
  read: {
    configurations: [
      {
        id: 'strict',
        name: 'strict',
        settings: {
          Name: 'strict',
          EncryptionConfiguration: mode && {
            S3Encryption: [{ S3EncryptionMode: mode }],
            CloudWatchEncryption: { CloudWatchEncryptionMode: mode },
            JobBookmarksEncryption: { JobBookmarksEncryptionMode: mode },
          },
        },
      },
    ],
  },
})

for (const check of [devEndpointS3Encrypted, devEndpointLogsEncrypted, devEndpointBookmarksEncrypted])
  checkTable(check, {
    pass: [{ case: 'on', ...configured('strict', 'SSE-KMS') }],
    fail: [
      { case: 'off', ...configured('strict', 'DISABLED') },
      { case: 'no configuration', ...configured(undefined, 'SSE-KMS') },
    ],
    unknown: [
      { case: 'the configuration is not there', ...configured('lax', 'SSE-KMS') },
      { case: 'AWS says nothing', ...configured('strict') },
      { case: 'a new way', ...configured('strict', 'SSE-NEW') },
    ],
  })
