import { customModelKey, dataSourceKey, promptKey } from '../../../../connectors/aws/bedrock/keys.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1'

checkTable(dataSourceKey, {
  pass: [{ case: 'a key', settings: { Protection: { serverSideEncryptionConfiguration: { kmsKeyArn: KEY } } } }],
  fail: [
    { case: 'no key', settings: { Protection: {} } },
    { case: 'an empty setting', settings: { Protection: { serverSideEncryptionConfiguration: {} } } },
  ],
  unknown: [{ case: 'not described', settings: { Protection: null } }],
})

checkTable(promptKey, {
  pass: [{ case: 'a key', settings: { Encryption: { customerEncryptionKeyArn: KEY } } }],
  fail: [{ case: 'no key', settings: { Encryption: {} } }],
  unknown: [{ case: 'not described', settings: { Encryption: null } }],
})

checkTable(customModelKey, {
  pass: [{ case: 'a key', settings: { Protection: { modelKmsKeyArn: KEY } } }],
  fail: [{ case: 'no key', settings: { Protection: {} } }],
  unknown: [{ case: 'not described', settings: { Protection: null } }],
})
