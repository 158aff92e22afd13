import type { InstanceNetworkInterface } from '@aws-sdk/client-ec2'
import { check, fail, type Json, notApplicable, pass, unknown } from '../../kit/index.ts'
import { isGlobalIpv6 } from '../../net/cidr.ts'
import { idIn } from '../shared/arn.ts'
import { whySafe } from '../shared/metadata-service.ts'
import { instance } from './instance.ts'
import { publicIpv4 } from './public-ipv4.ts'
import { firewallTo, routings, tableOf } from './routing.ts'

export const imdsv2 = check(instance, {
  id: 'ec2-instance-imdsv2-required',
  title: 'EC2 instances answer metadata requests by IMDSv2 only',
  severity: 'high',
  remediation: 'Set HttpTokens to required in the instance metadata options.',
  equivalents: { prowler: ['ec2_instance_imdsv2_enabled'], securityHub: ['EC2.8'], config: ['ec2-imdsv2-check'] },
  test(i) {
    const options = i.MetadataOptions
    if (!options?.HttpTokens) return unknown('AWS gives no metadata options for this instance.')
    if (options.State !== undefined && options.State !== 'applied')
      return unknown(`The metadata options are ${options.State}, not in force yet.`)
    const safe = whySafe(options)
    return safe ? pass(safe) : fail(`Metadata requests need no token (HttpTokens ${options.HttpTokens}).`)
  },
})

type Interface = Json<InstanceNetworkInterface>

const ipv6Of = (n: Interface): string[] =>
  [
    ...(n.Ipv6Addresses ?? []).map(address => address.Ipv6Address),
    ...(n.Ipv6Prefixes ?? []).map(prefix => prefix.Ipv6Prefix),
  ].filter(ip => ip !== undefined)

/**
 * Every IPv6 address that AWS assigns from its own pool could be reached from the internet; it counts as public where its
 * subnet has an IPv6 route to an internet gateway. EC2.9 and Prowler look at IPv4 only, so they are not the same test.
 */
export const noPublicAddress = check(instance, {
  id: 'ec2-instance-no-public-address',
  title: 'EC2 instances have no public address',
  severity: 'high',
  remediation:
    'Place the instance in a private subnet behind a load balancer or NAT gateway and release its public address.',
  reads: { tables: routings },
  test(i, { read }) {
    const [ipv4] = publicIpv4(i)
    if (ipv4) return fail(`It has the public address ${ipv4}.`)
    if (!i.NetworkInterfaces?.length) return unknown('AWS lists no network interface of this instance.')
    for (const n of i.NetworkInterfaces) {
      const ipv6 = ipv6Of(n).find(isGlobalIpv6)
      if (!ipv6) continue
      const table = n.SubnetId && tableOf(read.tables, n.SubnetId, n.VpcId)
      if (!table) return unknown(`It has the address ${ipv6}, and the route table of its subnet is not listed.`)
      const route = table.value.toInternet.find(r => !r.destination.includes('.'))
      if (route)
        return fail(
          `It has the address ${ipv6}, and ${idIn(table.id)} routes ${route.destination} to ${route.gateway}.`,
        )
      const firewall = firewallTo(read.tables, table)
      if (firewall) return unknown(`It has the address ${ipv6}, and what may come in through ${firewall} is not known.`)
    }
    const state = i.State?.Name === 'stopped' ? ' while it is stopped' : ''
    return pass(`It has no public IPv4 address and none over IPv6 that the internet can reach${state}.`)
  },
})

/**
 * A subnet is public if its route table has a route to an internet gateway: AWS's definition, whatever the destination,
 * so that 0.0.0.0/1 or a prefix list hides nothing.
 */
export const privateSubnet = check(instance, {
  id: 'ec2-instance-in-private-subnet',
  title: 'EC2 instances run in private subnets',
  severity: 'medium',
  remediation: 'Move the instance to a subnet whose route table has no route to an internet gateway.',
  reads: { tables: routings },
  test(i, { read }) {
    const places = new Map((i.NetworkInterfaces ?? []).map(n => [n.SubnetId, n.VpcId]))
    if (!places.has(i.SubnetId)) places.set(i.SubnetId, i.VpcId)
    for (const [subnet, vpc] of places) {
      if (!subnet) return unknown('AWS names no subnet for this instance.')
      const table = tableOf(read.tables, subnet, vpc)
      if (!table) return unknown(`The route table of ${subnet} is not listed.`)
      const [route] = table.value.toInternet
      if (route)
        return fail(
          `Its subnet ${subnet} is public: ${idIn(table.id)} routes ${route.destination} to ${route.gateway}.`,
        )
      const firewall = firewallTo(read.tables, table)
      if (firewall)
        return unknown(`Traffic of its subnet ${subnet} passes ${firewall}; what may come in there is not known.`)
    }
    return pass(`No subnet it is in has a route to an internet gateway (${[...places.keys()].join(', ')}).`)
  },
})

export const instanceProfile = check(instance, {
  id: 'ec2-instance-has-instance-profile',
  title: 'EC2 instances get AWS credentials from an instance profile',
  severity: 'medium',
  remediation: 'Attach an instance profile whose role grants what the workload needs.',
  equivalents: { prowler: ['ec2_instance_profile_attached'], config: ['ec2-instance-profile-attached'] },
  test(i) {
    const profile = i.IamInstanceProfile?.Arn
    return profile ? pass(`Its instance profile is ${profile}.`) : fail('It has no instance profile.')
  },
})

export const terminationProtected = check(instance, {
  id: 'ec2-instance-termination-protected',
  title: 'EC2 instances are protected against termination',
  severity: 'low',
  remediation: 'Switch termination protection on (disableApiTermination).',
  test(i) {
    if (i.Operator?.Managed === true)
      return notApplicable(
        `The instance is managed by ${i.Operator.Principal ?? 'an AWS service'}; its owner cannot set it.`,
      )
    if (i.InstanceLifecycle === 'spot') return notApplicable('Spot Instances cannot have termination protection.')
    if (i.DisableApiTermination === null) return unknown('AWS did not say whether termination protection is on.')
    return i.DisableApiTermination ? pass('Termination protection is on.') : fail('Termination protection is off.')
  },
})
