import { check, fail, notApplicable, pass } from '../../kit/index.ts'
import { portsClosed } from './closed-ports.ts'
import { fromWhere, openToAll, rulesOf } from './openings.ts'
import { ADMIN_PORTS, type Port } from './ports.ts'
import { securityGroup } from './security-group.ts'
import { ownedElsewhere } from './shared-network.ts'

// Every group is judged, attached to something or not: attaching one is a single call. "The internet" is 0.0.0.0/0, ::/0
// and blocks about as wide (cidr.ts), written in a rule or held by a prefix list; Security Hub looks for the first two only.

const WHAT = 'security group'

/** TCP and UDP, as AWS Config's vpc-sg-port-restriction-check does. Prowler's tests join IPv4 and IPv6, so they are not the same. */
export const adminPortsIpv4 = check(securityGroup, {
  id: 'ec2-security-group-no-open-admin-ports-ipv4',
  title: 'Security groups do not open SSH or RDP to the IPv4 internet',
  severity: 'high',
  remediation: 'Remove the rule or narrow its source to known addresses; prefer Session Manager to open ports.',
  equivalents: { securityHub: ['EC2.53'] },
  test: (group, context) => portsClosed(group, context, ADMIN_PORTS, 'IPv4'),
})

export const adminPortsIpv6 = check(securityGroup, {
  id: 'ec2-security-group-no-open-admin-ports-ipv6',
  title: 'Security groups do not open SSH or RDP to the IPv6 internet',
  severity: 'high',
  remediation: 'Remove the rule or narrow its source to known addresses; prefer Session Manager to open ports.',
  equivalents: { securityHub: ['EC2.54'] },
  test: (group, context) => portsClosed(group, context, ADMIN_PORTS, 'IPv6'),
})

/** SMB runs over TCP 445 and, in older clients, over TCP 139. Prowler judges instances, not groups. */
const CIFS: readonly Port[] = [139, 445].map(port => ({ transport: 'tcp', port }))

export const cifs = check(securityGroup, {
  id: 'ec2-security-group-no-open-cifs',
  title: 'Security groups do not open file sharing (CIFS) to the internet',
  severity: 'high',
  remediation: 'Remove the rule or narrow its source to the networks that need the file shares.',
  test: (group, context) => portsClosed(group, context, CIFS),
})

/**
 * FTP, SSH, Telnet, SMTP, POP3, RPC, IMAP, SMB, databases, caches, container and search administration, remote desktops
 * and development servers. Holds every port of Security Hub's EC2.19 and more, so it is not the same test.
 */
const HIGH_RISK: readonly Port[] = [
  ...[
    20, 21, 22, 23, 25, 110, 135, 139, 143, 389, 445, 1433, 1434, 1521, 2049, 2375, 2376, 2379, 3000, 3306, 3389, 4333,
    5000, 5432, 5500, 5601, 5900, 5984, 5985, 5986, 6379, 8080, 8088, 8888, 9200, 9300, 10250, 11211, 27017,
  ].map(port => ({ transport: 'tcp', port }) as const),
  ...[161, 389, 1434, 3389, 11211].map(port => ({ transport: 'udp', port }) as const),
]

export const highRiskPorts = check(securityGroup, {
  id: 'ec2-security-group-no-open-high-risk-ports',
  title: 'Security groups do not open high-risk ports to the internet',
  severity: 'high',
  remediation: 'Remove the rule or narrow its source; put services for the public behind a load balancer.',
  test: (group, context) => portsClosed(group, context, HIGH_RISK),
})

/** All ports of TCP or of UDP, by one rule or several. */
export const allPorts = check(securityGroup, {
  id: 'ec2-security-group-no-open-all-ports',
  title: 'Security groups do not open all ports to the internet',
  severity: 'critical',
  remediation: 'Replace the rule by rules for the ports that the service needs.',
  equivalents: { prowler: ['ec2_securitygroup_allow_ingress_from_internet_to_all_ports'] },
  test(group, context) {
    const elsewhere = ownedElsewhere(WHAT, group, context)
    if (elsewhere) return elsewhere
    const open = openToAll(group, 'IpPermissions')
    if (!open) return pass('No rules open all TCP or all UDP ports to the internet.')
    return fail(`The rules open all ${open.transport.toUpperCase()} ports to ${fromWhere(open)}.`)
  },
})

/** AWS gives every new group a rule that lets everything out; leaving it in place is the usual failure. */
export const egress = check(securityGroup, {
  id: 'ec2-security-group-egress-restricted',
  title: 'Security groups do not let all traffic out to the internet',
  severity: 'medium',
  remediation: 'Replace the outbound rule for all traffic by rules for the destinations and ports that are needed.',
  test(group, context) {
    const elsewhere = ownedElsewhere(WHAT, group, context)
    if (elsewhere) return elsewhere
    const open = openToAll(group, 'IpPermissionsEgress')
    if (!open) return pass('No outbound rules let all TCP or all UDP ports out to the internet.')
    return fail(`The outbound rules let all ${open.transport.toUpperCase()} ports out to ${fromWhere(open)}.`)
  },
})

/** AWS reserves the name `default` for the group that each VPC has. */
export const defaultClosed = check(securityGroup, {
  id: 'ec2-default-security-group-closed',
  title: 'The default security group of each VPC allows no traffic',
  severity: 'high',
  remediation: 'Move resources to groups of their own, then remove all rules of the default group.',
  equivalents: {
    prowler: ['ec2_securitygroup_default_restrict_traffic'],
    securityHub: ['EC2.2'],
    config: ['vpc-default-security-group-closed'],
  },
  test(group, context) {
    const elsewhere = ownedElsewhere(WHAT, group, context)
    if (elsewhere) return elsewhere
    if (group.GroupName !== 'default') return notApplicable('This is not the default group of a VPC.')
    const inbound = rulesOf(group, 'IpPermissions').length
    const outbound = rulesOf(group, 'IpPermissionsEgress').length
    if (inbound + outbound === 0) return pass('It has no inbound and no outbound rules.')
    return fail(`It has ${rulesText(inbound, 'inbound')} and ${rulesText(outbound, 'outbound')}.`)
  },
})

const rulesText = (count: number, way: string): string =>
  count === 1 ? `1 ${way} rule` : `${count === 0 ? 'no' : count} ${way} rules`
