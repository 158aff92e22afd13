import type { NetworkAclEntry } from '@aws-sdk/client-ec2'
import { check, fail, type Json, notApplicable, pass, Unjudgeable, unknown } from '../../kit/index.ts'
import { coversWhole, isInternet } from '../../net/cidr.ts'
import { networkAcl } from './network-acl.ts'
import { ADMIN_PORTS, covers, type Port, portsOf } from './ports.ts'
import { ownedElsewhere } from './shared-network.ts'

type Entry = Json<NetworkAclEntry>

/** AWS answers a rule's number, action and direction always; one that lacks them cannot be put in order. */
function stated<T>(value: T | undefined): T {
  if (value === undefined) throw new Unjudgeable('AWS did not state the whole of a rule of the network ACL.')
  return value
}

const blockOf = (entry: Entry): string => stated(entry.CidrBlock ?? entry.Ipv6CidrBlock)
const concerns = (entry: Entry, port: Port): boolean =>
  portsOf(entry.Protocol, entry.PortRange?.From, entry.PortRange?.To).some(range => covers(range, port))

/**
 * The inbound rule that lets the internet reach a port. Rules apply in the order of their numbers, the first that matches
 * decides: an allow counts unless earlier denies of the port cover all its source. The rule `*` is number 32767.
 */
function allowing(entries: readonly Entry[], port: Port): Entry | undefined {
  const inbound = entries.filter(entry => !stated(entry.Egress) && concerns(entry, port))
  const ordered = inbound.toSorted((a, b) => stated(a.RuleNumber) - stated(b.RuleNumber))
  const denied: string[] = []
  for (const entry of ordered) {
    const block = blockOf(entry)
    const action = stated(entry.RuleAction)
    if (action === 'deny') denied.push(block)
    else if (action !== 'allow') throw new Unjudgeable(`What the action ${action} does is not known.`)
    else if (isInternet(block) && !coversWhole(block, denied)) return entry
  }
  return undefined
}

/** Allowing the ephemeral ports 1024-65535 opens 3389 too, unless a lower-numbered rule denies it. */
export const adminPorts = check(networkAcl, {
  id: 'ec2-network-acl-no-open-admin-ports',
  title: 'Network ACLs do not let the internet reach SSH or RDP',
  severity: 'medium',
  remediation: 'Narrow the source of the rule, or put a lower-numbered rule before it that denies ports 22 and 3389.',
  equivalents: { securityHub: ['EC2.21'], config: ['nacl-no-unrestricted-ssh-rdp'] },
  test(acl, context) {
    const elsewhere = ownedElsewhere('network ACL', acl, context)
    if (elsewhere) return elsewhere
    // Every ACL has at least its deny-all rules; none at all means that AWS did not tell.
    if (!acl.Entries?.length) return unknown('AWS gave no rules for this network ACL.')
    for (const port of ADMIN_PORTS) {
      const entry = allowing(acl.Entries, port)
      const what = `${port.transport.toUpperCase()} port ${port.port}`
      if (entry) return fail(`Inbound rule ${entry.RuleNumber} allows ${blockOf(entry)} to reach ${what}.`)
    }
    return pass('No inbound rule in force lets the internet reach port 22 or 3389.')
  },
})

/** The default ACL of a VPC serves every subnet that names no other, and cannot be deleted. */
export const inUse = check(networkAcl, {
  id: 'ec2-network-acl-in-use',
  title: 'Network ACLs that no subnet uses are removed',
  severity: 'low',
  remediation: 'Delete the network ACL, or associate a subnet with it.',
  why: 'Rules that nobody uses are kept by nobody, and are taken for others when they are read.',
  equivalents: {
    prowler: ['ec2_networkacl_unused'],
    securityHub: ['EC2.16'],
    config: ['vpc-network-acl-unused-check'],
  },
  test(acl, context) {
    const elsewhere = ownedElsewhere('network ACL', acl, context)
    if (elsewhere) return elsewhere
    if (acl.IsDefault === undefined) return unknown('AWS did not say whether this is the default of its VPC.')
    if (acl.IsDefault) return notApplicable('This is the default network ACL of its VPC.')
    const subnets = (acl.Associations ?? []).map(a => a.SubnetId ?? 'a subnet that AWS does not name')
    return subnets.length > 0 ? pass(`It serves ${subnets.join(', ')}.`) : fail('It serves no subnet.')
  },
})
