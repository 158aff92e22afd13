import { check, fail, type Json, notApplicable, pass, unknown, type Verdict } from '../../kit/index.ts'
import { type VpnConnection, vpnConnection } from './vpn-connection.ts'

/** AWS runs two tunnels for each connection. */
const TUNNELS = 2

const ended = ({ State: state }: Pick<Json<VpnConnection>, 'State'>): Verdict | undefined =>
  state === 'deleting' || state === 'deleted' ? notApplicable(`The connection is ${state}.`) : undefined

export const tunnelsUp = check(vpnConnection, {
  id: 'ec2-vpn-connection-both-tunnels-up',
  title: 'Both tunnels of each site-to-site VPN connection are up',
  severity: 'medium',
  remediation: "Bring up the tunnel that is down: check the customer's device, its address and its keys.",
  why: 'While one tunnel is down, nothing takes over when the other one fails or is under maintenance.',
  references: ['https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html'],
  equivalents: {
    prowler: ['vpc_vpn_connection_tunnels_up'],
    securityHub: ['EC2.20'],
    config: ['vpc-vpn-2-tunnels-up'],
  },
  test(connection) {
    const over = ended(connection)
    if (over) return over
    const tunnels = connection.VgwTelemetry ?? []
    const down = tunnels.find(({ Status: status }) => status === 'DOWN')
    if (down) return fail(`The tunnel at ${down.OutsideIpAddress ?? 'one of the two addresses'} is DOWN.`)
    const up = tunnels.filter(({ Status: status }) => status === 'UP').length
    return up < TUNNELS
      ? unknown('AWS did not state that both tunnels are up, nor that one is down.')
      : pass('Both tunnels are UP.')
  },
})

export const tunnelsLogged = check(vpnConnection, {
  id: 'ec2-vpn-connection-tunnel-logs-enabled',
  title: 'Both tunnels of each site-to-site VPN connection write logs',
  severity: 'medium',
  remediation: 'Turn on tunnel activity logs to CloudWatch Logs for both tunnels.',
  references: ['https://docs.aws.amazon.com/vpn/latest/s2svpn/monitoring-logs.html'],
  equivalents: { securityHub: ['EC2.171'], config: ['ec2-vpn-connection-logging-enabled'] },
  test(connection) {
    const over = ended(connection)
    if (over) return over
    const tunnels = connection.Options?.TunnelOptions ?? []
    const silent = tunnels.find(({ LogOptions: of }) => of?.CloudWatchLogOptions?.LogEnabled === false)
    if (silent) return fail(`The tunnel at ${silent.OutsideIpAddress ?? 'one of the two addresses'} writes no logs.`)
    const logged = tunnels.filter(({ LogOptions: of }) => of?.CloudWatchLogOptions?.LogEnabled === true).length
    return logged < TUNNELS
      ? unknown('AWS did not state whether both tunnels write logs.')
      : pass('Both tunnels write logs to CloudWatch Logs.')
  },
})
