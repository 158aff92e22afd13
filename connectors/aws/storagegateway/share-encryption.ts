import type { EncryptionType } from '@aws-sdk/client-storage-gateway'
import { fail, meaningOf, pass, unknown, type Verdict } from '../../kit/index.ts'

const BY_KMS = { DsseKms: true, SseKms: true, SseS3: false }

/** Whether what a share keeps in S3 is encrypted with a KMS key. */
export function byKms(
  of: {
    KMSEncrypted?: boolean | undefined
    EncryptionType?: EncryptionType | undefined
    KMSKey?: string | undefined
  } | null,
): Verdict {
  const type = of?.EncryptionType
  if (of?.KMSEncrypted || (type !== undefined && meaningOf(type, BY_KMS, 'the type of encryption')))
    return pass(`Objects are encrypted with ${of?.KMSKey || 'a KMS key'}.`)
  if (type === undefined && of?.KMSEncrypted === undefined) return unknown('AWS did not say how objects are encrypted.')
  return fail('Objects are encrypted with a key of S3.')
}
