import { check, fail, type Json, notApplicable, pass, unknown, type Verdict } from '../../kit/index.ts'
import { type Endpoint, endpoint } from './endpoint.ts'

const GUIDE = 'https://docs.aws.amazon.com/dms/latest/userguide'

/** What DMS reaches by the API of a service, or over TLS always; the TLS mode of an endpoint says nothing of it. */
const WITHOUT_MODE = [
  'dynamodb',
  'elasticsearch',
  'kinesis',
  'neptune',
  'opensearch',
  'redshift',
  'redshift-serverless',
  's3',
  'timestream',
]
/** Their TLS is a setting of their own, which {@link redisEncrypted} and {@link kafkaEncrypted} judge. */
const WITH_THEIR_OWN = ['kafka', 'redis']

export const tlsUsed = check(endpoint, {
  id: 'dms-endpoint-tls-used',
  title: 'Endpoints of DMS reach their database over TLS',
  severity: 'medium',
  remediation: 'Choose a TLS mode for the endpoint, with a certificate where the mode checks one.',
  references: [`${GUIDE}/CHAP_Security.SSL.html`],
  equivalents: {
    prowler: ['dms_endpoint_ssl_enabled'],
    securityHub: ['DMS.9'],
    config: ['dms-endpoint-ssl-configured'],
  },
  test({ EngineName: engine, SslMode: mode }) {
    if (engine === undefined) return unknown('AWS did not state the engine of the endpoint.')
    if (WITHOUT_MODE.includes(engine)) return notApplicable(`Endpoints of ${engine} have no TLS mode.`)
    if (WITH_THEIR_OWN.includes(engine)) return notApplicable(`TLS of ${engine} is a setting of its own.`)
    return oneOf('TLS mode', mode, { bad: 'none', good: ['require', 'verify-ca', 'verify-full'] })
  },
})

/** A setting of which AWS documents these values; what another one means is not known. */
function oneOf(name: string, value: string | undefined, of: { bad: string; good: readonly string[] }): Verdict {
  if (value === undefined) return unknown(`AWS did not state the ${name} of the endpoint.`)
  if (value === of.bad) return fail(`The ${name} is ${value}.`)
  return of.good.includes(value)
    ? pass(`The ${name} is ${value}.`)
    : unknown(`What the ${name} ${value} means is not known.`)
}

function ofEngine(name: string, { EngineName: engine }: Json<Endpoint>, judge: () => Verdict): Verdict {
  if (engine === undefined) return unknown('AWS did not state the engine of the endpoint.')
  return engine === name ? judge() : notApplicable(`The endpoint is of ${engine}.`)
}

export const neptuneAuthorized = check(endpoint, {
  id: 'dms-endpoint-neptune-iam-authorization-enabled',
  title: 'Neptune endpoints of DMS ask IAM',
  severity: 'medium',
  remediation: 'Turn on IAM authorization of the endpoint.',
  references: [`${GUIDE}/CHAP_Target.Neptune.html`],
  equivalents: {
    prowler: ['dms_endpoint_neptune_iam_authorization_enabled'],
    securityHub: ['DMS.10'],
    config: ['dms-neptune-iam-authorization-enabled'],
  },
  test: e =>
    ofEngine('neptune', e, () => {
      const on = e.NeptuneSettings?.IamAuthEnabled
      if (on === undefined) return unknown('AWS did not state whether IAM authorization is on.')
      return on ? pass('IAM authorization is on.') : fail('IAM authorization is off.')
    }),
})

export const mongoAuthenticated = check(endpoint, {
  id: 'dms-endpoint-mongodb-authentication-enabled',
  title: 'MongoDB endpoints of DMS sign in with a password',
  severity: 'medium',
  remediation: 'Set the authentication type of the endpoint to password.',
  references: [`${GUIDE}/CHAP_Source.MongoDB.html`],
  equivalents: {
    prowler: ['dms_endpoint_mongodb_authentication_enabled'],
    securityHub: ['DMS.11'],
    config: ['dms-mongo-db-authentication-enabled'],
  },
  test: e =>
    ofEngine('mongodb', e, () =>
      oneOf('authentication type', e.MongoDbSettings?.AuthType, { bad: 'no', good: ['password'] }),
    ),
})

export const redisEncrypted = check(endpoint, {
  id: 'dms-endpoint-redis-tls-used',
  title: 'Redis endpoints of DMS use TLS',
  severity: 'medium',
  remediation: 'Set the security protocol of the endpoint to ssl-encryption.',
  references: [`${GUIDE}/CHAP_Target.Redis.html`],
  equivalents: {
    prowler: ['dms_endpoint_redis_in_transit_encryption_enabled'],
    securityHub: ['DMS.12'],
    config: ['dms-redis-tls-enabled'],
  },
  test: e =>
    ofEngine('redis', e, () =>
      oneOf('security protocol', e.RedisSettings?.SslSecurityProtocol, {
        bad: 'plaintext',
        good: ['ssl-encryption'],
      }),
    ),
})

export const kafkaEncrypted = check(endpoint, {
  id: 'dms-endpoint-kafka-tls-used',
  title: 'Kafka endpoints of DMS use TLS',
  severity: 'medium',
  remediation: 'Set the security protocol of the endpoint to one with TLS, such as ssl-encryption.',
  references: [`${GUIDE}/CHAP_Target.Kafka.html`],
  test: e =>
    ofEngine('kafka', e, () =>
      oneOf('security protocol', e.KafkaSettings?.SecurityProtocol, {
        bad: 'plaintext',
        good: ['ssl-encryption', 'ssl-authentication', 'sasl-ssl'],
      }),
    ),
})
