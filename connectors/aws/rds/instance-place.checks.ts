import { check, fail, pass, unknown } from '../../kit/index.ts'
import { firewallTo, routings, tableOf } from '../ec2/routing.ts'
import { idIn } from '../shared/arn.ts'
import { instance } from './instance.ts'

export const instanceEnhancedMonitoring = check(instance, {
  id: 'rds-instance-enhanced-monitoring-enabled',
  title: 'RDS instances report enhanced metrics',
  severity: 'low',
  remediation: 'Enable Enhanced Monitoring of the instance.',
  equivalents: {
    prowler: ['rds_instance_enhanced_monitoring_enabled'],
    securityHub: ['RDS.6'],
    config: ['rds-enhanced-monitoring-enabled'],
  },
  test({ MonitoringInterval: seconds }) {
    if (seconds === undefined) return unknown('AWS did not state the monitoring interval.')
    return seconds > 0
      ? pass(`Enhanced Monitoring reports every ${seconds} seconds.`)
      : fail('Enhanced Monitoring is off.')
  },
})

/**
 * Every subnet of the instance's group counts, as RDS may move it to any of them. A route to an internet gateway counts
 * whatever its destination; Security Hub looks for 0.0.0.0/0 and ::/0 only.
 */
export const instanceInPrivateSubnets = check(instance, {
  id: 'rds-instance-in-private-subnets',
  title: 'RDS instances are in private subnets',
  severity: 'high',
  remediation: 'Move the instance to a subnet group of subnets without a route to an internet gateway.',
  equivalents: { securityHub: ['RDS.46'], config: ['rds-instance-subnet-igw-check'] },
  reads: { tables: routings },
  test({ DBSubnetGroup: group }, { read }) {
    const subnets = group?.Subnets ?? []
    if (subnets.length === 0) return unknown('AWS lists no subnet of this instance.')
    const unsaid: string[] = []
    for (const { SubnetIdentifier: subnet } of subnets) {
      const table = subnet === undefined ? undefined : tableOf(read.tables, subnet, group?.VpcId)
      const [route] = table?.value.toInternet ?? []
      if (table && route)
        return fail(
          `Its subnet ${subnet} is public: ${idIn(table.id)} routes ${route.destination} to ${route.gateway}.`,
        )
      const firewall = table && firewallTo(read.tables, table)
      if (!table) unsaid.push(`The route table of ${subnet ?? 'a subnet that AWS does not name'} is not listed.`)
      else if (firewall)
        unsaid.push(`Traffic of its subnet ${subnet} passes ${firewall}; what may come in there is not known.`)
    }
    const [first] = unsaid
    if (first !== undefined) return unknown(first)
    return pass(
      `No subnet of its group has a route to an internet gateway (${subnets.map(s => s.SubnetIdentifier).join(', ')}).`,
    )
  },
})
