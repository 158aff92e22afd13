import { check, fail, pass } from '../../kit/index.ts'
import { portsClosed } from './closed-ports.ts'
import { fromWhere, openings } from './openings.ts'
import type { Port, PortRange } from './ports.ts'
import { securityGroup } from './security-group.ts'
import { ownedElsewhere } from './shared-network.ts'

/** The default of Security Hub: web servers over TCP, and nothing over UDP. */
const isForTheWeb = ({ transport, from, to }: PortRange): boolean =>
  transport === 'tcp' && from === to && (from === 80 || from === 443)

export const onlyWebPortsOpen = check(securityGroup, {
  id: 'ec2-security-group-only-web-ports-open',
  title: 'Security groups open nothing but ports 80 and 443 to the internet',
  severity: 'high',
  remediation: 'Remove the rule or narrow its source; put other services for the public behind a load balancer.',
  equivalents: { securityHub: ['EC2.18'], config: ['vpc-sg-open-only-to-authorized-ports'] },
  test(group, context) {
    const elsewhere = ownedElsewhere('security group', group, context)
    if (elsewhere) return elsewhere
    const open = openings(group, 'IpPermissions', range => !isForTheWeb(range)).next().value
    if (!open) return pass('No rule opens a TCP or UDP port other than TCP 80 and 443 to the internet.')
    const ports = open.from === open.to ? `port ${open.from}` : `ports ${open.from} to ${open.to}`
    return fail(`A rule opens ${open.transport.toUpperCase()} ${ports} to ${fromWhere(open)}.`)
  },
})

/** Those of Security Hub EC2.19, over TCP and UDP. `ec2-security-group-no-open-high-risk-ports` has more. */
const RISKY: readonly Port[] = [
  20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888,
  9200, 9300,
].flatMap(port => [
  { transport: 'tcp', port },
  { transport: 'udp', port },
])

export const riskyPortsClosed = check(securityGroup, {
  id: 'ec2-security-group-no-open-common-ports',
  title: 'Security groups do not open the ports that attackers try first to the internet',
  severity: 'critical',
  remediation: 'Remove the rule or narrow its source; put services for the public behind a load balancer.',
  equivalents: { securityHub: ['EC2.19'], config: ['vpc-sg-restricted-common-ports'] },
  test: (group, context) => portsClosed(group, context, RISKY),
})
