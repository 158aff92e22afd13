import { check, fail, inRegion, notApplicable, pass, unknown } from '../../kit/index.ts'
import { networkInterface } from './network-interface.ts'
import { securityGroup } from './security-group.ts'
import { ownedElsewhere } from './shared-network.ts'

export const inUse = check(securityGroup, {
  id: 'ec2-security-group-in-use',
  title: 'Security groups that nothing uses are removed',
  severity: 'low',
  remediation: 'Delete the security group, unless a launch template or a function that is rarely called names it.',
  why: 'A group that nobody looks at may be chosen for the next machine, with whatever it lets in.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/deleting-security-groups.html'],
  equivalents: {
    prowler: ['ec2_securitygroup_not_used'],
    config: ['ec2-security-group-attached-to-eni-periodic'],
  },
  reads: {
    interfaces: inRegion(networkInterface, nic => (nic.Groups ?? []).map(({ GroupId: id }) => id)),
    others: inRegion(securityGroup, group => ({
      id: group.GroupId,
      names: [...(group.IpPermissions ?? []), ...(group.IpPermissionsEgress ?? [])].flatMap(rule =>
        (rule.UserIdGroupPairs ?? []).map(({ GroupId: id }) => id),
      ),
    })),
  },
  test(group, context) {
    const elsewhere = ownedElsewhere('security group', group, context)
    if (elsewhere) return elsewhere
    const { GroupId: id, GroupName: name } = group
    if (id === undefined) return unknown('AWS did not state the id of the security group.')
    if (name === 'default') return notApplicable('The default group of a VPC cannot be deleted.')
    const { interfaces, others } = context.read
    if (interfaces.some(({ value }) => value.includes(id))) return pass('A network interface has it.')
    const namedBy = others.find(({ value }) => value.id !== id && value.names.includes(id))
    return namedBy
      ? pass(`A rule of ${namedBy.value.id ?? 'another group'} names it.`)
      : fail('No network interface has it, and no rule of another group names it.')
  },
})

export const notFromWizard = check(securityGroup, {
  id: 'ec2-security-group-not-from-launch-wizard',
  title: 'Security groups do not come from the launch wizard',
  severity: 'low',
  remediation: 'Make a group with a name and with the rules that are needed, and use it instead.',
  why: 'The wizard opens SSH or RDP to everybody unless its user thinks of it.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-launch-instance-wizard.html'],
  equivalents: { prowler: ['ec2_securitygroup_from_launch_wizard'] },
  test({ GroupName: name }) {
    if (name === undefined) return unknown('AWS did not state the name of the security group.')
    return name.startsWith('launch-wizard')
      ? fail(`The group is named ${name}, as the wizard names them.`)
      : pass(`The group is named ${name}.`)
  },
})
