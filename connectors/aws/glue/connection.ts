import type { Connection as AwsConnection } from '@aws-sdk/client-glue'
import { evidenceType } from '../../kit/index.ts'

/** One connection, as `GetConnections` answers it, which is asked to leave passwords out. */
export type Connection = AwsConnection

const PASSWORDS = ['PASSWORD', 'ENCRYPTED_PASSWORD'].concat(
  ['KAFKA_CLIENT_KEYSTORE', 'KAFKA_CLIENT_KEY', 'KAFKA_SASL_PLAIN', 'KAFKA_SASL_SCRAM'].flatMap(of => [
    `${of}_PASSWORD`,
    `ENCRYPTED_${of}_PASSWORD`,
  ]),
)

export const connection = evidenceType<Connection>({
  id: 'aws.glue.connection',
  title: 'Connections of AWS Glue, without their passwords',
  reach: 'region',
  population: "every connection in the account's Data Catalog in the region",
  observed: ['/LastConnectionValidationTime'],
  secrets: [
    ...PASSWORDS.map(name => ({ pointer: `/ConnectionProperties/${name}`, rule: 'glue-connection-password' })),
    ...['SparkProperties', 'AthenaProperties', 'PythonProperties'].map(of => ({
      pointer: `/${of}/*`,
      rule: 'glue-connection-properties',
    })),
    { pointer: '/AuthenticationConfiguration/OAuth2Properties/TokenUrlParametersMap/*', rule: 'glue-connection-token' },
  ],
})
