import {
  bucketAccessLoggingEnabled,
  bucketAclDisabled,
  bucketDefaultEncryption,
  bucketKmsEncryption,
} from '../../../../connectors/aws/s3/bucket.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

const encryption = (SSEAlgorithm: string) => ({
  Encryption: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm } }] },
})
const blocksOnly = { BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] } }

checkTable(bucketDefaultEncryption, {
  pass: [
    { case: 'SSE-S3', settings: encryption('AES256'), reason: /AES256/ },
    { case: 'SSE-KMS', settings: encryption('aws:kms') },
  ],
  fail: [
    { case: 'not configured', settings: { Encryption: null } },
    { case: 'no rule', settings: { Encryption: { Rules: [] } } },
    { case: 'a rule that only blocks types', settings: { Encryption: { Rules: [blocksOnly] } } },
  ],
  notApplicable: [nothing],
  unknown: [{ case: 'not read', gaps: ['Encryption'] }],
})

checkTable(bucketKmsEncryption, {
  pass: [
    { case: 'SSE-KMS', settings: encryption('aws:kms') },
    { case: 'two layers', settings: encryption('aws:kms:dsse') },
    {
      case: 'the default is in the second rule',
      settings: { Encryption: { Rules: [blocksOnly, ...encryption('aws:kms').Encryption.Rules] } },
    },
  ],
  fail: [
    { case: 'SSE-S3', settings: encryption('AES256') },
    { case: 'not configured', settings: { Encryption: null }, reason: /not configured/ },
  ],
  notApplicable: [nothing],
  unknown: [{ case: 'not read', gaps: ['Encryption'] }],
})

checkTable(bucketAccessLoggingEnabled, {
  pass: [{ case: 'a target', settings: { Logging: { TargetBucket: 'logs', TargetPrefix: '' } }, reason: /to logs\.$/ }],
  fail: [{ case: 'not configured', settings: { Logging: null } }],
  notApplicable: [nothing],
  unknown: [{ case: 'not read', gaps: ['Logging'] }],
})

const ownership = (ObjectOwnership: string) => ({ OwnershipControls: { Rules: [{ ObjectOwnership }] } })

checkTable(bucketAclDisabled, {
  pass: [{ case: 'the owner is enforced', settings: ownership('BucketOwnerEnforced') }],
  fail: [
    { case: 'the owner is preferred', settings: ownership('BucketOwnerPreferred') },
    { case: 'the writer owns', settings: ownership('ObjectWriter') },
    { case: 'an old bucket without ownership controls', settings: { OwnershipControls: null } },
  ],
  notApplicable: [nothing],
  unknown: [{ case: 'not read', gaps: ['OwnershipControls'] }],
})
