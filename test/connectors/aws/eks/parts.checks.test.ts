import { versionOffered } from '../../../../connectors/aws/eks/addon.checks.ts'
import { profileSpansZones } from '../../../../connectors/aws/eks/fargate-profile.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const offer = (addonName: string, ...addonVersions: object[]) => ({
  id: addonName,
  name: addonName,
  settings: { addonName, addonVersions },
})
const version = (addonVersion: string, ...versions: string[]) => ({
  addonVersion,
  compatibilities: versions.map(clusterVersion => ({ clusterVersion })),
})
const read = {
  clusters: [{ id: 'pay', settings: { name: 'pay', Cluster: { version: '1.35' } } }],
  offers: [
    offer('coredns', version('v1.12.1', '1.34', '1.35'), version('v1.10.1', '1.29'), version('v0')),
    offer('empty'),
  ],
}
const addon = (addonVersion: string | undefined, addonName = 'coredns', clusterName = 'pay') => ({
  settings: { clusterName, addonName, Addon: { addonName, addonVersion } },
  read,
})

checkTable(versionOffered, {
  pass: [{ case: 'it is offered', ...addon('v1.12.1'), reason: /v1\.12\.1 for Kubernetes 1\.35/ }],
  fail: [
    { case: 'for an older Kubernetes', ...addon('v1.10.1') },
    { case: 'no longer', ...addon('v1.8.7') },
  ],
  unknown: [
    { case: 'AWS answers nothing', settings: { clusterName: 'pay', addonName: 'coredns', Addon: null }, read },
    { case: 'AWS states no version', ...addon(undefined) },
    { case: 'a cluster that is not listed', ...addon('v1.12.1', 'coredns', 'shop') },
    { case: 'an add-on that is not listed', ...addon('v1', 'other') },
    { case: 'an add-on without versions', ...addon('v1', 'empty') },
    { case: 'AWS does not say for what', ...addon('v0') },
  ],
})

const subnets = ['a', 'b'].map((zone, n) => ({
  id: `arn:aws:ec2:us-east-1:111122223333:subnet/subnet-${n + 1}`,
  settings: { AvailabilityZone: `us-east-1${zone}` },
}))
const profile = (subnets_: string[] | undefined, status = 'ACTIVE') => ({
  settings: { FargateProfile: { subnets: subnets_, status } },
  read: { subnets },
})

checkTable(profileSpansZones, {
  pass: [{ case: 'two zones', ...profile(['subnet-1', 'subnet-2']) }],
  fail: [{ case: 'one', ...profile(['subnet-2']), reason: /us-east-1b/ }],
  notApplicable: [{ case: 'it is being deleted', ...profile(['subnet-2'], 'DELETING') }],
  unknown: [
    { case: 'a subnet is not listed', ...profile(['subnet-1', 'subnet-9']) },
    { case: 'AWS names none', ...profile(undefined) },
    { case: 'AWS answers nothing', settings: { FargateProfile: null }, read: { subnets } },
  ],
})
