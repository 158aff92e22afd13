import { check, fail, pass, unknown } from '../../kit/index.ts'
import { ownedElsewhere } from './shared-network.ts'
import { subnet } from './subnet.ts'

/** IPv4, as EC2.15 and Prowler. Whether an IPv6 address is public depends on routes; instances are judged on that. */
export const noAutoPublicAddress = check(subnet, {
  id: 'ec2-subnet-no-auto-public-address',
  title: 'Subnets do not give new network interfaces a public IPv4 address',
  severity: 'medium',
  remediation: 'Switch MapPublicIpOnLaunch off; give public addresses on purpose, where they are needed.',
  equivalents: {
    prowler: ['vpc_subnet_no_public_ip_by_default'],
    securityHub: ['EC2.15'],
    config: ['subnet-auto-assign-public-ip-disabled'],
  },
  test(s, context) {
    const elsewhere = ownedElsewhere('subnet', s, context)
    if (elsewhere) return elsewhere
    if (s.MapPublicIpOnLaunch === undefined) return unknown('AWS does not say whether the subnet assigns addresses.')
    return s.MapPublicIpOnLaunch
      ? fail('New network interfaces get a public IPv4 address (MapPublicIpOnLaunch).')
      : pass('New network interfaces get no public IPv4 address.')
  },
})
