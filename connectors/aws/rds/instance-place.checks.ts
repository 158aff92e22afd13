import { check, fail, pass, unknown } from '../../kit/index.ts'
import { inPrivateSubnets } from '../ec2/private-subnets.ts'
import { routings } from '../ec2/routing.ts'
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
    return inPrivateSubnets(
      read.tables,
      subnets.map(({ SubnetIdentifier: subnet }) => subnet),
      group?.VpcId,
    )
  },
})
