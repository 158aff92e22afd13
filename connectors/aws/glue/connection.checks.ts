import { check, fail, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { connection } from './connection.ts'

const GUIDE = 'https://docs.aws.amazon.com/glue/latest/dg'

/** A text of the connection, false where it is left out. */
const ENFORCED: Readonly<Record<string, boolean>> = { true: true, false: false }

/** Other kinds of connections have no such setting. */
export const connectionTls = check(connection, {
  id: 'glue-connection-tls-enforced',
  title: 'JDBC connections of Glue go over TLS only',
  severity: 'medium',
  remediation: 'Set JDBC_ENFORCE_SSL of the connection to true.',
  references: [`${GUIDE}/connection-properties.html`],
  equivalents: { prowler: ['glue_database_connections_ssl_enabled'] },
  test({ ConnectionType: type, ConnectionProperties: properties }) {
    if (type === undefined) return unknown('AWS did not state the kind of the connection.')
    if (type !== 'JDBC') return notApplicable(`The connection is of kind ${type}.`)
    const enforced = properties?.JDBC_ENFORCE_SSL
    return enforced && meaningOf(enforced.toLowerCase(), ENFORCED, 'the value of JDBC_ENFORCE_SSL')
      ? pass('The connection goes over TLS only.')
      : fail('The connection need not go over TLS.')
  },
})

export const connectionSecret = check(connection, {
  id: 'glue-connection-password-in-secrets-manager',
  title: 'Connections of Glue take their password from Secrets Manager',
  severity: 'medium',
  remediation: 'Put user and password into a secret of Secrets Manager and name it in the connection.',
  references: [`${GUIDE}/connection-properties-secrets-manager.html`],
  test({ ConnectionProperties: properties, AuthenticationConfiguration: authentication }) {
    const secret = properties?.SECRET_ID || authentication?.SecretArn
    if (secret) return pass(`The connection uses secret ${secret}.`)
    return properties?.USERNAME
      ? fail('The connection has a user name of its own, and no secret.')
      : notApplicable('The connection has no user.')
  },
})
