import { kmsEncryption } from '../../../../connectors/aws/xray/encryption.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (EncryptionConfig: object | null) => ({ settings: { EncryptionConfig } })
const KeyId = 'arn:aws:kms:us-east-1:111122223333:key/1'

checkTable(kmsEncryption, {
  pass: [{ case: 'a key', ...of({ Type: 'KMS', Status: 'ACTIVE', KeyId }), reason: /key\/1/ }],
  fail: [{ case: 'the default', ...of({ Type: 'NONE', Status: 'ACTIVE' }) }],
  unknown: [
    { case: 'AWS answers nothing', ...of(null) },
    { case: 'it is being changed', ...of({ Type: 'KMS', Status: 'UPDATING', KeyId }) },
    { case: 'AWS names no key', ...of({ Type: 'KMS', Status: 'ACTIVE' }) },
    { case: 'a type that is not known', ...of({ Type: 'HSM', Status: 'ACTIVE', KeyId }) },
  ],
})
