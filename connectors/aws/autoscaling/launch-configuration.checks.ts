import { check, fail, pass, unknown } from '../../kit/index.ts'
import { whySafe } from '../shared/metadata-service.ts'
import { launchConfiguration } from './launch-configuration.ts'

/** What a configuration leaves out is decided when an instance starts, by defaults of the account that may change. */
export const imdsv2 = check(launchConfiguration, {
  id: 'autoscaling-launch-configuration-imdsv2-required',
  title: 'Launch configurations require IMDSv2',
  severity: 'high',
  remediation: 'Replace the launch configuration by a launch template with HttpTokens required.',
  references: ['https://docs.aws.amazon.com/autoscaling/ec2/userguide/create-launch-config.html'],
  equivalents: {
    prowler: ['autoscaling_group_launch_configuration_requires_imdsv2'],
    securityHub: ['AutoScaling.3'],
    config: ['autoscaling-launchconfig-requires-imdsv2'],
  },
  test({ MetadataOptions: options }) {
    const safe = whySafe(options)
    if (safe) return pass(safe)
    return fail(`Metadata requests need no token (HttpTokens ${options?.HttpTokens ?? 'not set'}).`)
  },
})

/** What it leaves out follows the subnet, of which it does not know: neither a pass nor a failure of its own. */
export const noPublicAddress = check(launchConfiguration, {
  id: 'autoscaling-launch-configuration-no-public-address',
  title: 'Launch configurations give instances no public address',
  severity: 'high',
  remediation: 'Replace the launch configuration by a launch template that assigns no public address.',
  references: ['https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-in-vpc.html'],
  equivalents: {
    prowler: ['autoscaling_group_launch_configuration_no_public_ip'],
    securityHub: ['Autoscaling.5'],
    config: ['autoscaling-launch-config-public-ip-disabled'],
  },
  test({ AssociatePublicIpAddress: assigned }) {
    if (assigned === undefined) return unknown('It does not say; the subnet in which an instance starts decides.')
    return assigned ? fail('Instances get a public address.') : pass('Instances get no public address.')
  },
})
