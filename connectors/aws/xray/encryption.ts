import type { EncryptionConfig } from '@aws-sdk/client-xray'
import { evidenceType } from '../../kit/index.ts'

export interface Encryption {
  /** `GetEncryptionConfig`: traces are always encrypted; this says with whose key. */
  EncryptionConfig: EncryptionConfig | null
}

export const encryption = evidenceType<Encryption>({
  id: 'aws.xray.encryption',
  title: 'The key with which X-Ray encrypts traces',
  reach: 'region',
  population: 'the account in the region',
})
