import { connectionSecret, connectionTls } from '../../../../connectors/aws/glue/connection.checks.ts'
import {
  catalogEncrypted,
  catalogNotPublic,
  passwordsEncrypted,
} from '../../../../connectors/aws/glue/data-catalog.checks.ts'
import { transformEncrypted } from '../../../../connectors/aws/glue/ml-transform.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const catalog = (EncryptionAtRest: object, ...Databases: string[]) => ({
  settings: { DataCatalogEncryptionSettings: { EncryptionAtRest }, Databases },
})

checkTable(catalogEncrypted, {
  pass: [
    { case: 'a key', ...catalog({ CatalogEncryptionMode: 'SSE-KMS', SseAwsKmsKeyId: 'alias/data' }) },
    { case: 'a key through a role', ...catalog({ CatalogEncryptionMode: 'SSE-KMS-WITH-SERVICE-ROLE' }, 'sales') },
  ],
  fail: [{ case: 'off', ...catalog({ CatalogEncryptionMode: 'DISABLED' }, 'sales') }],
  notApplicable: [{ case: 'off, and nothing is in it', ...catalog({ CatalogEncryptionMode: 'DISABLED' }) }],
  unknown: [{ case: 'AWS says nothing', ...catalog({}, 'sales') }],
})

const passwords = (ReturnConnectionPasswordEncrypted: boolean | undefined, ...connections: string[]) => ({
  settings: { DataCatalogEncryptionSettings: { ConnectionPasswordEncryption: { ReturnConnectionPasswordEncrypted } } },
  read: { connections: connections.map(Name => ({ id: Name, name: Name, settings: { Name } })) },
})

checkTable(passwordsEncrypted, {
  pass: [{ case: 'on', ...passwords(true) }],
  fail: [{ case: 'off', ...passwords(false, 'ledger') }],
  notApplicable: [{ case: 'off, and no connection', ...passwords(false) }],
  unknown: [{ case: 'AWS says nothing', ...passwords(undefined, 'ledger') }],
})

const policy = (...Statement: object[]) => ({
  settings: { PolicyInJson: JSON.stringify({ Version: '2012-10-17', Statement }) },
})
const grant = { Effect: 'Allow', Action: 'glue:*', Resource: '*', Principal: '*' }
const ours = { StringEquals: { 'aws:PrincipalOrgID': 'o-4amkskbcf3' } }

checkTable(catalogNotPublic, {
  pass: [
    { case: 'none', settings: { PolicyInJson: null } },
    { case: 'the organization', ...policy({ ...grant, Condition: ours }) },
  ],
  fail: [{ case: 'everybody', ...policy(grant) }],
})

const connection = (ConnectionProperties: object, more: object = {}) => ({
  settings: { Name: 'ledger', ConnectionType: 'JDBC', ConnectionProperties, ...more },
})

checkTable(connectionTls, {
  pass: [{ case: 'enforced', ...connection({ JDBC_ENFORCE_SSL: 'true' }) }],
  fail: [
    { case: 'not enforced', ...connection({ JDBC_ENFORCE_SSL: 'false' }) },
    { case: 'never set', ...connection({ USERNAME: 'admin' }) },
  ],
  notApplicable: [{ case: 'a network', ...connection({}, { ConnectionType: 'NETWORK' }) }],
  unknown: [{ case: 'AWS names no kind', settings: { ConnectionProperties: { JDBC_ENFORCE_SSL: 'true' } } }],
})

checkTable(connectionSecret, {
  pass: [
    { case: 'a secret', ...connection({ SECRET_ID: 'ledger-db' }) },
    {
      case: 'a secret of the newer kind',
      ...connection({}, { AuthenticationConfiguration: { AuthenticationType: 'BASIC', SecretArn: 'arn:aws:x' } }),
    },
  ],
  fail: [{ case: 'a user of its own', ...connection({ USERNAME: 'admin' }) }],
  notApplicable: [{ case: 'no user', ...connection({}) }],
})

const transform = (TransformEncryption?: object) => ({ settings: { Name: 'dedup', TransformEncryption } })

checkTable(transformEncrypted, {
  pass: [{ case: 'on', ...transform({ MlUserDataEncryption: { MlUserDataEncryptionMode: 'SSE-KMS' } }) }],
  fail: [
    { case: 'off', ...transform({ MlUserDataEncryption: { MlUserDataEncryptionMode: 'DISABLED' } }) },
    { case: 'never set', ...transform() },
  ],
  unknown: [{ case: 'AWS says nothing', ...transform({}) }],
})
