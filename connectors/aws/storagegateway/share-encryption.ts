import { fail, pass, unknown, type Verdict } from '../../kit/index.ts'

/** Whether what a share keeps in S3 is encrypted with a KMS key. */
export function byKms(
  of: { KMSEncrypted?: boolean | undefined; EncryptionType?: string | undefined; KMSKey?: string | undefined } | null,
): Verdict {
  const type = of?.EncryptionType
  if (of?.KMSEncrypted || type === 'SseKms' || type === 'DsseKms')
    return pass(`Objects are encrypted with ${of?.KMSKey || 'a KMS key'}.`)
  if (type === undefined && of?.KMSEncrypted === undefined) return unknown('AWS did not say how objects are encrypted.')
  return fail('Objects are encrypted with a key of S3.')
}
