import { check, notApplicable, unknown } from '../../kit/index.ts'
import { spansZones, zones } from '../ec2/zones.ts'
import { fargateProfile } from './fargate-profile.ts'

export const profileSpansZones = check(fargateProfile, {
  id: 'eks-fargate-profile-multi-az',
  title: 'Fargate profiles of EKS have subnets in several zones',
  severity: 'medium',
  remediation: 'Make another Fargate profile with subnets in several Availability Zones.',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html'],
  reads: { subnets: zones },
  test({ FargateProfile: of }, { read }) {
    if (of === null) return unknown('AWS answered no settings of the Fargate profile.')
    if (of.status === 'DELETING') return notApplicable('The profile is being deleted.')
    return spansZones(of.subnets ?? [], read.subnets)
  },
})
