import { GetEncryptionConfigCommand, XRayClient } from '@aws-sdk/client-xray'
import { call, type Reader } from '../../kit/index.ts'
import type { Encryption } from './encryption.ts'

export const getEncryptionConfig = call({
  action: 'xray:GetEncryptionConfig',
  client: XRayClient,
  command: GetEncryptionConfigCommand,
})

const read: Reader<Encryption> = async function* (aws) {
  yield {
    id: aws.accountArn,
    name: `${aws.account} in ${aws.region}`,
    settings: { EncryptionConfig: aws.get(getEncryptionConfig, {}, r => r.EncryptionConfig) },
  }
}

export default read
