import {
  brokerAuditLogs,
  brokerKey,
  brokerLogging,
  brokerMultiAz,
  brokerNotPublic,
  brokerUpgrades,
} from '../../../../connectors/aws/mq/broker.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (Broker: object) => ({ settings: { Broker: { BrokerName: 'dev', ...Broker } } })
const silent = { case: 'AWS says nothing', ...of({}) }
const active = (Logs: object | undefined, EngineType = 'ActiveMQ') => of({ EngineType, Logs })
const rabbit = (Logs: object | undefined) => active(Logs, 'RABBITMQ')

checkTable(brokerLogging, {
  pass: [
    { case: 'ActiveMQ, both', ...active({ General: true, Audit: true }) },
    { case: 'RabbitMQ', ...rabbit({ General: true }) },
  ],
  fail: [
    { case: 'ActiveMQ, no audit', ...active({ General: true, Audit: false }, 'ACTIVEMQ') },
    { case: 'RabbitMQ, none', ...rabbit({ General: false }) },
  ],
  unknown: [
    silent,
    { case: 'no logs told', ...active(undefined) },
    { case: 'audit logs not told', ...active({ General: true }) },
  ],
})

checkTable(brokerAuditLogs, {
  pass: [{ case: 'on', ...active({ General: false, Audit: true }) }],
  fail: [{ case: 'off', ...active({ General: true, Audit: false }) }],
  notApplicable: [{ case: 'RabbitMQ', ...rabbit({ General: true }) }],
  unknown: [silent, { case: 'audit logs not told', ...active({ General: true }) }],
})

checkTable(brokerUpgrades, {
  pass: [{ case: 'automatic', ...of({ AutoMinorVersionUpgrade: true }) }],
  fail: [{ case: 'by hand', ...of({ AutoMinorVersionUpgrade: false }) }],
  unknown: [silent],
})

checkTable(brokerNotPublic, {
  pass: [{ case: 'private', ...of({ PubliclyAccessible: false }) }],
  fail: [{ case: 'public', ...of({ PubliclyAccessible: true }) }],
  unknown: [silent],
})

checkTable(brokerMultiAz, {
  pass: [
    { case: 'a standby', ...of({ DeploymentMode: 'ACTIVE_STANDBY_MULTI_AZ' }) },
    { case: 'a cluster', ...of({ DeploymentMode: 'CLUSTER_MULTI_AZ' }) },
  ],
  fail: [{ case: 'one', ...of({ DeploymentMode: 'SINGLE_INSTANCE' }) }],
  unknown: [silent],
})

checkTable(brokerKey, {
  pass: [{ case: 'a key', ...of({ EncryptionOptions: { UseAwsOwnedKey: false, KmsKeyId: 'arn:aws:kms:x' } }) }],
  fail: [{ case: "AWS's own", ...of({ EncryptionOptions: { UseAwsOwnedKey: true } }) }],
  unknown: [silent],
})
