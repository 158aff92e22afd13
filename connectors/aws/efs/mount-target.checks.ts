import { check, fail, inRegion, pass, unknown } from '../../kit/index.ts'
import { subnet } from '../ec2/subnet.ts'
import { mountTarget } from './mount-target.ts'

export const mountTargetSubnetNotPublic = check(mountTarget, {
  id: 'efs-mount-target-subnet-gives-no-public-address',
  title: 'EFS mount targets lie in subnets that give no public address',
  severity: 'medium',
  remediation: 'Make the mount target in a subnet that gives no public IPv4 address at launch.',
  references: ['https://docs.aws.amazon.com/efs/latest/ug/accessing-fs.html'],
  equivalents: { securityHub: ['EFS.6'], config: ['efs-mount-target-public-accessible'] },
  reads: { subnets: inRegion(subnet, s => ({ id: s.SubnetId, gives: s.MapPublicIpOnLaunch })) },
  test({ SubnetId: id }, { read }) {
    if (id === undefined) return unknown('AWS did not state the subnet of the mount target.')
    const found = read.subnets.find(({ value }) => value.id === id)
    if (found?.value.gives === undefined) return unknown(`What addresses subnet ${id} gives is not known.`)
    return found.value.gives
      ? fail(`Subnet ${id} gives a public IPv4 address at launch.`)
      : pass(`Subnet ${id} gives no public IPv4 address at launch.`)
  },
})
