import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling'
import { check, fail, type Json, notApplicable, pass, unknown } from '../../kit/index.ts'
import { group } from './group.ts'

/** Target groups and classic load balancers are named in fields of their own, or as traffic sources (API reference). */
const isBalanced = (g: Json<AutoScalingGroup>): boolean =>
  [...(g.TargetGroupARNs ?? []), ...(g.LoadBalancerNames ?? [])].length > 0 ||
  (g.TrafficSources ?? []).some(source => source.Type !== 'vpc-lattice')

/** Without them no instance is found unhealthy, or none is replaced ("Types of processes", EC2 Auto Scaling user guide). */
const NEEDED: readonly (string | undefined)[] = ['HealthCheck', 'ReplaceUnhealthy']

export const elbHealthCheck = check(group, {
  id: 'autoscaling-group-elb-health-check',
  title: 'Auto Scaling groups behind a load balancer use its health checks',
  severity: 'low',
  remediation: 'Add ELB to the health check types of the group.',
  why: 'Otherwise an instance that runs but no longer answers requests is kept.',
  references: ['https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-checks-overview.html'],
  equivalents: {
    prowler: ['autoscaling_group_elb_health_check_enabled'],
    securityHub: ['AutoScaling.1'],
    config: ['autoscaling-group-elb-healthcheck-required'],
  },
  test(g) {
    if (!isBalanced(g)) return notApplicable('No load balancer sends requests to the group.')
    if (g.HealthCheckType === undefined) return unknown('AWS did not say which health checks the group uses.')
    if (!g.HealthCheckType.split(/,\s*/).includes('ELB'))
      return fail(`It uses health checks of type ${g.HealthCheckType} alone.`)
    const suspended = g.SuspendedProcesses?.find(({ ProcessName: name }) => NEEDED.includes(name))
    if (suspended) return fail(`Its process ${suspended.ProcessName} is suspended.`)
    return g.SuspendedProcesses?.every(({ ProcessName: name }) => name)
      ? pass('It uses the health checks of its load balancer.')
      : unknown('AWS did not say which processes of the group are suspended.')
  },
})

export const multiZone = check(group, {
  id: 'autoscaling-group-multi-az',
  title: 'Auto Scaling groups span several zones',
  severity: 'medium',
  remediation: 'Add subnets of further zones to the group.',
  references: ['https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html'],
  equivalents: {
    prowler: ['autoscaling_group_multiple_az'],
    securityHub: ['AutoScaling.2'],
    config: ['autoscaling-multiple-az'],
  },
  test(g) {
    const zones = zonesOf(g)
    if (zones.length === 0) return unknown('AWS answered no zones of the group.')
    return zones.length > 1 ? pass(`It spans ${zones.join(', ')}.`) : fail(`It is in ${zones.join(', ')} alone.`)
  },
})

const zonesOf = (g: Json<AutoScalingGroup>): string[] => [...new Set(g.AvailabilityZones)].sort()

export const instanceTypes = check(group, {
  id: 'autoscaling-group-multiple-instance-types',
  title: 'Auto Scaling groups mix instance types in several zones',
  severity: 'medium',
  remediation: 'Give the group a mixed instances policy with several instance types, and subnets of several zones.',
  why: 'A zone can run out of one instance type, and then the group cannot replace what it lost.',
  references: ['https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups.html'],
  equivalents: {
    prowler: ['autoscaling_group_multiple_instance_types'],
    securityHub: ['AutoScaling.6'],
    config: ['autoscaling-multiple-instance-types'],
  },
  test(g) {
    const zones = zonesOf(g)
    if (zones.length === 0) return unknown('AWS answered no zones of the group.')
    const overrides = g.MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? []
    const types = new Set(overrides.map(o => o.InstanceType).filter(type => type !== undefined))
    if (zones.length < 2) return fail('It is in one zone alone.')
    if (types.size > 1) return pass(`It may start ${types.size} instance types in ${zones.length} zones.`)
    return overrides.some(o => o.InstanceRequirements)
      ? unknown('Instance types are chosen by attributes, which may match one type or many.')
      : fail('It starts one instance type alone.')
  },
})

export const launchTemplate = check(group, {
  id: 'autoscaling-group-launch-template',
  title: 'Auto Scaling groups start instances from launch templates',
  severity: 'medium',
  remediation: 'Create a launch template and set it for the group in place of the launch configuration.',
  why: 'Launch configurations have no versions and get no new settings of EC2.',
  references: ['https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-templates.html'],
  equivalents: {
    prowler: ['autoscaling_group_using_ec2_launch_template'],
    securityHub: ['AutoScaling.9'],
    config: ['autoscaling-launch-template'],
  },
  test(g) {
    const template = g.LaunchTemplate ?? g.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification
    if (template) {
      const name = template.LaunchTemplateName ?? template.LaunchTemplateId
      return pass(`It starts from launch template${name === undefined ? 's' : ` ${name}`}.`)
    }
    return g.LaunchConfigurationName
      ? fail(`It starts from launch configuration ${g.LaunchConfigurationName.trim()}.`)
      : unknown('AWS names neither a launch template nor a launch configuration.')
  },
})
