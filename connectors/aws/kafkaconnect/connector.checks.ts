import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { connector } from './connector.ts'

const GUIDE = 'https://docs.aws.amazon.com/msk/latest/developerguide'

export const encryptedInTransit = check(connector, {
  id: 'kafkaconnect-connector-encrypted-in-transit',
  title: 'Connectors of MSK Connect reach their cluster over TLS',
  severity: 'medium',
  remediation: 'Make the connector again with TLS; it cannot be turned on later.',
  references: [`${GUIDE}/msk-connect-security.html`],
  equivalents: {
    prowler: ['kafka_connector_in_transit_encryption_enabled'],
    securityHub: ['MSK.3'],
    config: ['msk-connect-connector-encrypted'],
  },
  test({ Connector: of }) {
    const type = of?.kafkaClusterEncryptionInTransit?.encryptionType
    if (type === undefined) return unknown('AWS did not state how the connector reaches its cluster.')
    return meaningOf(type, { PLAINTEXT: false, TLS: true }, 'the encryption in transit')
      ? pass('The connector uses TLS.')
      : fail(`The encryption in transit is ${type}.`)
  },
})

export const logged = check(connector, {
  id: 'kafkaconnect-connector-logging-enabled',
  title: 'Connectors of MSK Connect write logs',
  severity: 'medium',
  remediation: 'Make the connector again with logs to CloudWatch Logs, S3 or Firehose.',
  references: [`${GUIDE}/msk-connect-logging.html`],
  equivalents: { securityHub: ['MSK.5'], config: ['msk-connect-connector-logging-enabled'] },
  test({ Connector: of }) {
    if (!of) return unknown('AWS did not describe the connector.')
    const logs = of.logDelivery?.workerLogDelivery
    if (logs?.cloudWatchLogs?.enabled) return pass('Logs go to CloudWatch Logs.')
    if (logs?.s3?.enabled) return pass('Logs go to S3.')
    return logs?.firehose?.enabled ? pass('Logs go to Firehose.') : fail('The connector writes no logs.')
  },
})
