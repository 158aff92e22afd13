import { check, fail, pass, unknown } from '../../kit/index.ts'
import { mlTransform } from './ml-transform.ts'

export const transformEncrypted = check(mlTransform, {
  id: 'glue-ml-transform-encrypted',
  title: 'Machine learning transforms of Glue encrypt user data',
  severity: 'medium',
  remediation: 'Make the transform again with encryption by a KMS key.',
  references: ['https://docs.aws.amazon.com/glue/latest/dg/encryption-at-rest.html'],
  equivalents: {
    prowler: ['glue_ml_transform_encrypted_at_rest'],
    securityHub: ['Glue.3'],
    config: ['glue-ml-transform-encrypted-at-rest'],
  },
  test({ TransformEncryption: of }) {
    const mode = of?.MlUserDataEncryption?.MlUserDataEncryptionMode
    if (of && mode === undefined) return unknown('AWS did not say how user data is encrypted.')
    if (mode === undefined || mode === 'DISABLED') return fail('User data is not encrypted.')
    return mode === 'SSE-KMS'
      ? pass(`User data is encrypted by ${mode}.`)
      : unknown(`What the mode ${mode} encrypts is not known.`)
  },
})
