import { check, fail, pass, unknown } from '../../kit/index.ts'
import { connector } from './connector.ts'

export const connectorLogging = check(connector, {
  id: 'transfer-connector-logging-enabled',
  title: 'Connectors of Transfer Family write logs',
  severity: 'medium',
  remediation: 'Set a logging role for the connector.',
  references: ['https://docs.aws.amazon.com/transfer/latest/userguide/cw-example-logs.html'],
  equivalents: { securityHub: ['Transfer.3'], config: ['transfer-connector-logging-enabled'] },
  test({ Connector: of }) {
    if (of === null) return unknown('AWS did not describe the connector.')
    return of.LoggingRole ? pass(`It logs with role ${of.LoggingRole}.`) : fail('The connector has no logging role.')
  },
})
