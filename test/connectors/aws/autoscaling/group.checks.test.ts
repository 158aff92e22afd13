import {
  elbHealthCheck,
  instanceTypes,
  launchTemplate,
  multiZone,
} from '../../../../connectors/aws/autoscaling/group.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const TargetGroupARNs = ['arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/0a1b']
const behind = (HealthCheckType?: string, more: object = { TargetGroupARNs }) => ({
  HealthCheckType,
  SuspendedProcesses: [],
  ...more,
})
const suspended = (ProcessName?: string) =>
  behind('ELB', { TargetGroupARNs, SuspendedProcesses: [{ ProcessName, SuspensionReason: 'User suspended' }] })

checkTable(elbHealthCheck, {
  pass: [
    { case: 'ELB', settings: behind('ELB') },
    { case: 'several types, as AWS lists them', settings: behind('EC2,ELB') },
    { case: 'several types, with a space', settings: behind('EC2, ELB') },
    { case: 'a classic load balancer', settings: behind('ELB', { LoadBalancerNames: ['old'] }) },
    { case: 'another process suspended', settings: suspended('AZRebalance') },
  ],
  fail: [
    { case: 'EC2 alone', settings: behind('EC2'), reason: /EC2 alone/ },
    {
      case: 'named as a traffic source',
      settings: behind('EC2', { TrafficSources: [{ Identifier: 'a', Type: 'elbv2' }] }),
    },
    { case: 'a type whose name begins alike', settings: behind('EC2,ELBX') },
    { case: 'health checks suspended', settings: suspended('HealthCheck'), reason: /HealthCheck is suspended/ },
    { case: 'nothing replaced', settings: suspended('ReplaceUnhealthy') },
  ],
  notApplicable: [
    { case: 'no load balancer', settings: behind('EC2', { TargetGroupARNs: [], LoadBalancerNames: [] }) },
    { case: 'VPC Lattice', settings: behind('EC2', { TrafficSources: [{ Identifier: 'a', Type: 'vpc-lattice' }] }) },
  ],
  unknown: [
    { case: 'AWS says no type', settings: behind() },
    {
      case: 'AWS says nothing of processes',
      settings: behind('ELB', { TargetGroupARNs, SuspendedProcesses: undefined }),
    },
    { case: 'AWS names no process', settings: suspended() },
  ],
})

checkTable(multiZone, {
  pass: [{ case: 'two', settings: { AvailabilityZones: ['us-east-1b', 'us-east-1a'] }, reason: /1a, us-east-1b/ }],
  fail: [
    { case: 'one', settings: { AvailabilityZones: ['us-east-1a'] } },
    { case: 'one, named twice', settings: { AvailabilityZones: ['us-east-1a', 'us-east-1a'] } },
  ],
  unknown: [{ case: 'AWS names none', settings: { AvailabilityZones: [] } }],
})

const ZONES = ['us-east-1a', 'us-east-1b']
const mixed = (Overrides: object[], AvailabilityZones = ZONES) => ({
  AvailabilityZones,
  MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateName: 'web' }, Overrides } },
})
const TWO = [{ InstanceType: 'm7g.large' }, { InstanceType: 'm6g.large' }]

checkTable(instanceTypes, {
  pass: [{ case: 'two types in two zones', settings: mixed(TWO), reason: /2 instance types in 2 zones/ }],
  fail: [
    { case: 'one zone', settings: mixed(TWO, ['us-east-1a']) },
    { case: 'one type', settings: mixed([{ InstanceType: 'm7g.large' }]) },
    { case: 'no policy', settings: { AvailabilityZones: ZONES, LaunchConfigurationName: 'web' } },
  ],
  unknown: [
    { case: 'types by attributes', settings: mixed([{ InstanceRequirements: { VCpuCount: { Min: 2 } } }]) },
    { case: 'no zones', settings: mixed(TWO, []) },
  ],
})

checkTable(launchTemplate, {
  pass: [
    { case: 'a template', settings: { LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '1' } }, reason: /lt-1/ },
    { case: 'a mixed instances policy', settings: mixed(TWO), reason: /template web/ },
  ],
  fail: [{ case: 'a configuration', settings: { LaunchConfigurationName: 'web-2019' }, reason: /web-2019/ }],
  unknown: [{ case: 'neither', settings: { AutoScalingGroupName: 'web' } }],
})
