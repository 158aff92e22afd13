import { check, fail, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { broker } from './broker.ts'

const GUIDE = 'https://docs.aws.amazon.com/amazon-mq/latest/developer-guide'
const LOGS = [`${GUIDE}/security-logging-monitoring.html`]

/** AWS writes engines as `ActiveMQ` and as `ACTIVEMQ`. */
const engineOf = (engine: string | undefined) => engine?.toUpperCase()

export const brokerLogging = check(broker, {
  id: 'mq-broker-logging-enabled',
  title: 'Brokers of Amazon MQ write all logs that they have',
  severity: 'medium',
  remediation: 'Turn on general logs of the broker, and audit logs where it is ActiveMQ.',
  references: LOGS,
  equivalents: { prowler: ['mq_broker_logging_enabled'] },
  test({ Broker: of }) {
    const engine = engineOf(of?.EngineType)
    if (engine === undefined || of?.Logs?.General === undefined)
      return unknown('AWS did not say which logs the broker writes.')
    if (!of.Logs.General) return fail('General logs are off.')
    if (engine === 'RABBITMQ') return pass('General logs are on.')
    if (engine !== 'ACTIVEMQ') return unknown(`Which logs a broker of ${engine} has is not known.`)
    if (of.Logs.Audit === undefined) return unknown('AWS did not say whether the broker writes audit logs.')
    return of.Logs.Audit ? pass('General and audit logs are on.') : fail('Audit logs are off.')
  },
})

export const brokerAuditLogs = check(broker, {
  id: 'mq-broker-audit-logs-enabled',
  title: 'ActiveMQ brokers write audit logs',
  severity: 'medium',
  remediation: 'Turn on audit logs of the broker.',
  references: LOGS,
  equivalents: { securityHub: ['MQ.2'], config: ['mq-cloudwatch-audit-log-enabled'] },
  test({ Broker: of }) {
    const engine = engineOf(of?.EngineType)
    if (engine === 'RABBITMQ') return notApplicable('Brokers of this engine have no audit logs.')
    if (engine !== undefined && engine !== 'ACTIVEMQ')
      return unknown(`Which logs a broker of ${engine} has is not known.`)
    if (engine === undefined || of?.Logs?.Audit === undefined)
      return unknown('AWS did not say whether the broker writes audit logs.')
    return of.Logs.Audit ? pass('Audit logs are on.') : fail('Audit logs are off.')
  },
})

export const brokerUpgrades = check(broker, {
  id: 'mq-broker-minor-upgrades-automatic',
  title: 'Brokers of Amazon MQ take minor upgrades by themselves',
  severity: 'medium',
  remediation: 'Turn on automatic minor version upgrades of the broker.',
  references: [`${GUIDE}/upgrading-brokers.html`],
  equivalents: {
    prowler: ['mq_broker_auto_minor_version_upgrades'],
    securityHub: ['MQ.3'],
    config: ['mq-auto-minor-version-upgrade-enabled'],
  },
  test({ Broker: of }) {
    if (of?.AutoMinorVersionUpgrade === undefined) return unknown('AWS did not say whether upgrades are automatic.')
    return of.AutoMinorVersionUpgrade
      ? pass('Minor upgrades are automatic.')
      : fail('Minor upgrades are not automatic.')
  },
})

export const brokerNotPublic = check(broker, {
  id: 'mq-broker-not-public',
  title: 'Brokers of Amazon MQ have no public address',
  severity: 'high',
  remediation: 'Make the broker again without public access.',
  references: [`${GUIDE}/using-amazon-mq-securely.html`],
  equivalents: { prowler: ['mq_broker_not_publicly_accessible'] },
  test({ Broker: of }) {
    if (of?.PubliclyAccessible === undefined) return unknown('AWS did not say whether the broker is public.')
    return of.PubliclyAccessible ? fail('The broker has a public address.') : pass('The broker has no public address.')
  },
})

const SEVERAL_ZONES = { ACTIVE_STANDBY_MULTI_AZ: true, CLUSTER_MULTI_AZ: true, SINGLE_INSTANCE: false }

export const brokerMultiAz = check(broker, {
  id: 'mq-broker-multi-az',
  title: 'Brokers of Amazon MQ span several zones',
  severity: 'medium',
  remediation: 'Make the broker again, as active/standby or as a cluster.',
  references: [`${GUIDE}/amazon-mq-broker-architecture.html`],
  equivalents: { prowler: ['mq_broker_active_deployment_mode', 'mq_broker_cluster_deployment_mode'] },
  test({ Broker: of }) {
    const mode = of?.DeploymentMode
    if (mode === undefined) return unknown('AWS did not say how the broker is deployed.')
    return meaningOf(mode, SEVERAL_ZONES, 'the deployment')
      ? pass(`The broker is ${mode}.`)
      : fail(`The broker is ${mode}.`)
  },
})

export const brokerKey = check(broker, {
  id: 'mq-broker-kms-encryption',
  title: 'Brokers of Amazon MQ are encrypted with a key of the account',
  severity: 'low',
  remediation: 'Make the broker again with a KMS key.',
  references: [`${GUIDE}/data-protection-encryption-at-rest.html`],
  test({ Broker: of }) {
    const { UseAwsOwnedKey: owned, KmsKeyId: key } = of?.EncryptionOptions ?? {}
    if (owned === undefined) return unknown('AWS did not say how the broker is encrypted.')
    return owned
      ? fail('The broker is encrypted with a key of AWS.')
      : pass(`The broker is encrypted with ${key || 'a key of the account'}.`)
  },
})
