import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import { clientVpnEndpoint } from './client-vpn-endpoint.ts'

export const connectionsLogged = check(clientVpnEndpoint, {
  id: 'ec2-client-vpn-endpoint-connections-logged',
  title: 'Client VPN endpoints log who connects',
  severity: 'low',
  remediation: 'Turn on client connection logging of the endpoint, to a log group of CloudWatch Logs.',
  references: ['https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html'],
  equivalents: {
    prowler: ['ec2_client_vpn_endpoint_connection_logging_enabled'],
    securityHub: ['EC2.51'],
    config: ['ec2-client-vpn-connection-log-enabled'],
  },
  test({ Status: status, ConnectionLogOptions: logs }) {
    if (status?.Code === 'deleting' || status?.Code === 'deleted')
      return notApplicable(`The endpoint is ${status.Code}.`)
    if (logs?.Enabled === undefined) return unknown('AWS did not state whether connections are logged.')
    return logs.Enabled
      ? pass(`Connections are logged to ${logs.CloudwatchLogGroup ?? 'CloudWatch Logs'}.`)
      : fail('Connections are not logged.')
  },
})
