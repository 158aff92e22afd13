import {
  kafkaEncrypted,
  mongoAuthenticated,
  neptuneAuthorized,
  redisEncrypted,
  tlsUsed,
} from '../../../../connectors/aws/dms/endpoint.checks.ts'
import { minorUpgrades, multiAz, notPublic } from '../../../../connectors/aws/dms/replication-instance.checks.ts'
import { sourceLogged, targetLogged } from '../../../../connectors/aws/dms/replication-task.checks.ts'
import { checkTable } from '../../../kit/table.ts'

checkTable(notPublic, {
  pass: [{ case: 'private', settings: { PubliclyAccessible: false } }],
  fail: [{ case: 'public', settings: { PubliclyAccessible: true } }],
  unknown: [{ case: 'AWS says nothing', settings: {} }],
})
checkTable(minorUpgrades, {
  pass: [{ case: 'automatic', settings: { AutoMinorVersionUpgrade: true } }],
  fail: [{ case: 'by hand', settings: { AutoMinorVersionUpgrade: false } }],
  unknown: [{ case: 'AWS says nothing', settings: {} }],
})
checkTable(multiAz, {
  pass: [{ case: 'two zones', settings: { MultiAZ: true } }],
  fail: [{ case: 'one zone', settings: { MultiAZ: false } }],
  unknown: [{ case: 'AWS says nothing', settings: {} }],
})

const endpoint = (EngineName: string | undefined, rest: object = {}) => ({ settings: { EngineName, ...rest } })
const silent = { case: 'no engine', ...endpoint(undefined) }
const other = { case: 'of another engine', ...endpoint('oracle') }

checkTable(tlsUsed, {
  pass: [{ case: 'required', ...endpoint('mysql', { SslMode: 'verify-full' }), reason: /verify-full/ }],
  fail: [{ case: 'none', ...endpoint('mysql', { SslMode: 'none' }) }],
  notApplicable: [
    { case: 'reached by an API', ...endpoint('s3', { SslMode: 'none' }) },
    { case: 'with a setting of its own', ...endpoint('kafka', { SslMode: 'none' }) },
  ],
  unknown: [silent, { case: 'no mode', ...endpoint('mysql') }],
})
checkTable(neptuneAuthorized, {
  pass: [{ case: 'on', ...endpoint('neptune', { NeptuneSettings: { IamAuthEnabled: true } }) }],
  fail: [{ case: 'off', ...endpoint('neptune', { NeptuneSettings: { IamAuthEnabled: false } }) }],
  notApplicable: [other],
  unknown: [silent, { case: 'AWS says nothing', ...endpoint('neptune') }],
})
checkTable(mongoAuthenticated, {
  pass: [{ case: 'a password', ...endpoint('mongodb', { MongoDbSettings: { AuthType: 'password' } }) }],
  fail: [{ case: 'nothing', ...endpoint('mongodb', { MongoDbSettings: { AuthType: 'no' } }) }],
  notApplicable: [other],
  unknown: [silent, { case: 'AWS says nothing', ...endpoint('mongodb') }],
})
checkTable(redisEncrypted, {
  pass: [{ case: 'TLS', ...endpoint('redis', { RedisSettings: { SslSecurityProtocol: 'ssl-encryption' } }) }],
  fail: [{ case: 'in clear', ...endpoint('redis', { RedisSettings: { SslSecurityProtocol: 'plaintext' } }) }],
  notApplicable: [other],
  unknown: [silent, { case: 'AWS says nothing', ...endpoint('redis') }],
})
checkTable(kafkaEncrypted, {
  pass: [{ case: 'TLS', ...endpoint('kafka', { KafkaSettings: { SecurityProtocol: 'sasl-ssl' } }) }],
  fail: [{ case: 'in clear', ...endpoint('kafka', { KafkaSettings: { SecurityProtocol: 'plaintext' } }) }],
  notApplicable: [other],
  unknown: [silent, { case: 'AWS says nothing', ...endpoint('kafka') }],
})

const task = (Logging: unknown) => ({ settings: { ReplicationTaskSettings: JSON.stringify({ Logging }) } })
const logging = (severities: Record<string, string>, EnableLogging = true) =>
  task({ EnableLogging, LogComponents: Object.entries(severities).map(([Id, Severity]) => ({ Id, Severity })) })

for (const [check, first, second] of [
  [targetLogged, 'TARGET_APPLY', 'TARGET_LOAD'],
  [sourceLogged, 'SOURCE_CAPTURE', 'SOURCE_UNLOAD'],
] as const)
  checkTable(check, {
    pass: [
      {
        case: 'both, by default and more',
        ...logging({ [first]: 'LOGGER_SEVERITY_DEFAULT', [second]: 'LOGGER_SEVERITY_DETAILED_DEBUG' }),
      },
    ],
    fail: [
      { case: 'off', ...logging({}, false) },
      { case: 'one is missing', ...logging({ [first]: 'LOGGER_SEVERITY_DEFAULT' }), reason: new RegExp(second) },
      {
        case: 'errors alone',
        ...logging({ [first]: 'LOGGER_SEVERITY_DEFAULT', [second]: 'LOGGER_SEVERITY_ERROR' }),
      },
    ],
    unknown: [
      { case: 'no settings', settings: {} },
      { case: 'not JSON', settings: { ReplicationTaskSettings: 'Logging' } },
      { case: 'does not say', ...task({}) },
      { case: 'another form', ...task({ EnableLogging: true, LogComponents: 'all' }) },
    ],
  })
