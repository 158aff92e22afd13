import { check, fail, pass } from '../../kit/index.ts'
import { bucket } from './bucket.ts'

export const bucketKmsEncryption = check(bucket, {
  id: 's3-bucket-kms-encryption',
  title: 'S3 buckets encrypt new objects with a KMS key',
  severity: 'medium',
  remediation: 'Set the bucket default encryption to SSE-KMS.',
  equivalents: { prowler: ['s3_bucket_kms_encryption'], securityHub: ['S3.17'] },
  test(b) {
    const algorithm = b.Encryption?.Rules?.[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm
    return algorithm?.startsWith('aws:kms')
      ? pass(`Default encryption is ${algorithm}.`)
      : fail(`Default encryption is ${algorithm ?? 'not configured'}, not KMS.`)
  },
})
