import type { ServerSideEncryption } from '@aws-sdk/client-s3'
import { check, fail, meaningOf, pass } from '../../kit/index.ts'
import { aclsAreOff } from './acl-off.ts'
import { bucket } from './bucket.ts'

/** Amazon S3 encrypts new objects with SSE-S3 where nothing else is configured; this asks for the default that AWS states. */
export const bucketDefaultEncryption = check(bucket, {
  id: 's3-bucket-default-encryption',
  title: 'AWS states how S3 buckets encrypt new objects by default',
  severity: 'medium',
  remediation: 'Configure default encryption for the bucket.',
  equivalents: { prowler: ['s3_bucket_default_encryption'] },
  test(b) {
    const algorithm = defaultAlgorithm(b.Encryption)
    return algorithm === undefined
      ? fail(
          'AWS states no default encryption for the bucket; it encrypts new objects itself since January 2023 (SSE-S3).',
        )
      : pass(`Default encryption is ${algorithm}.`)
  },
})

const BY_KMS = { AES256: false, 'aws:backup': false, 'aws:fsx': false, 'aws:kms': true, 'aws:kms:dsse': true }

export const bucketKmsEncryption = check(bucket, {
  id: 's3-bucket-kms-encryption',
  title: 'S3 buckets encrypt new objects with a KMS key',
  severity: 'medium',
  remediation: 'Set the bucket default encryption to SSE-KMS.',
  equivalents: {
    prowler: ['s3_bucket_kms_encryption'],
    securityHub: ['S3.17'],
    config: ['s3-default-encryption-kms'],
  },
  test(b) {
    const algorithm = defaultAlgorithm(b.Encryption)
    return algorithm !== undefined && meaningOf(algorithm, BY_KMS, 'the algorithm')
      ? pass(`Default encryption is ${algorithm}.`)
      : fail(`Default encryption is ${algorithm ?? 'not configured'}, not KMS.`)
  },
})

interface EncryptionRules {
  Rules?:
    | { ApplyServerSideEncryptionByDefault?: { SSEAlgorithm?: ServerSideEncryption | undefined } | undefined }[]
    | undefined
}

/** A rule may only block encryption types (BlockedEncryptionTypes) and set no default. */
const defaultAlgorithm = (encryption: EncryptionRules | null): ServerSideEncryption | undefined =>
  encryption?.Rules?.map(r => r.ApplyServerSideEncryptionByDefault?.SSEAlgorithm).find(a => a !== undefined)

export const bucketAccessLoggingEnabled = check(bucket, {
  id: 's3-bucket-access-logging-enabled',
  title: 'S3 buckets log the requests they get',
  severity: 'medium',
  remediation: 'Enable server access logging for the bucket.',
  equivalents: {
    prowler: ['s3_bucket_server_access_logging_enabled'],
    securityHub: ['S3.9'],
    config: ['s3-bucket-logging-enabled'],
  },
  test(b) {
    const target = b.Logging?.TargetBucket
    return target === undefined
      ? fail('Server access logging is not enabled.')
      : pass(`Server access logs go to ${target}.`)
  },
})

export const bucketAclDisabled = check(bucket, {
  id: 's3-bucket-acl-disabled',
  title: 'S3 buckets use no access control lists',
  severity: 'medium',
  remediation: 'Set Object Ownership of the bucket to bucket owner enforced.',
  equivalents: { prowler: ['s3_bucket_acl_prohibited'] },
  test(b) {
    const ownership = b.OwnershipControls?.Rules?.[0]?.ObjectOwnership
    return aclsAreOff(ownership)
      ? pass('Object Ownership is BucketOwnerEnforced: ACLs are disabled.')
      : fail(`Object Ownership is ${ownership ?? 'not configured'}: ACLs are in force.`)
  },
})
