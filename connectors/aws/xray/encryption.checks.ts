import { check, fail, pass, unknown } from '../../kit/index.ts'
import { encryption } from './encryption.ts'

/** While the setting is being changed, X-Ray may use the old one and the new one (API reference, EncryptionConfig). */
export const kmsEncryption = check(encryption, {
  id: 'xray-account-kms-encryption',
  title: 'X-Ray encrypts traces with a KMS key of the account',
  severity: 'low',
  remediation: 'Set a KMS key in the encryption settings of X-Ray in the region.',
  references: ['https://docs.aws.amazon.com/xray/latest/devguide/xray-console-encryption.html'],
  test({ EncryptionConfig: of }) {
    const { Type: type, Status: status, KeyId: key } = of ?? {}
    if (type === undefined || status === undefined) return unknown('AWS did not say how traces are encrypted.')
    if (status !== 'ACTIVE') return unknown('The encryption of traces is being changed.')
    if (type === 'NONE') return fail('Traces are encrypted with a key that AWS owns.')
    return type === 'KMS' && key
      ? pass(`Traces are encrypted with ${key}.`)
      : unknown('AWS named no key of the traces.')
  },
})
