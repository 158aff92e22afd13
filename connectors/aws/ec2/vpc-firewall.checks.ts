import { check, fail, inRegion, pass, unknown } from '../../kit/index.ts'
import { firewall } from '../network-firewall/firewall.ts'
import { vpc } from './vpc.ts'

/** A VPC whose traffic a firewall in another VPC inspects has none of its own. */
export const vpcHasNetworkFirewall = check(vpc, {
  id: 'ec2-vpc-has-network-firewall',
  title: 'VPCs have a network firewall',
  severity: 'medium',
  remediation: 'Make a firewall of AWS Network Firewall in the VPC, or route its traffic through a VPC that has one.',
  references: ['https://docs.aws.amazon.com/network-firewall/latest/developerguide/architectures.html'],
  equivalents: { prowler: ['networkfirewall_in_all_vpc'] },
  reads: { firewalls: inRegion(firewall, f => f.Firewall?.VpcId) },
  test({ VpcId }, { read }) {
    if (VpcId === undefined) return unknown('AWS did not state the id of the VPC.')
    const found = read.firewalls.find(({ value }) => value === VpcId)
    return found ? pass(`Firewall ${found.name} is in the VPC.`) : fail('No network firewall is in the VPC.')
  },
})
