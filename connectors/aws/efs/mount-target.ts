import type { MountTargetDescription } from '@aws-sdk/client-efs'
import { evidenceType } from '../../kit/index.ts'

export interface MountTarget extends MountTargetDescription {
  /** `DescribeMountTargetSecurityGroups`. */
  SecurityGroups: string[] | null
}

export const mountTarget = evidenceType<MountTarget>({
  id: 'aws.efs.mount-target',
  title: 'EFS mount targets, their subnets and security groups',
  reach: 'region',
  population: 'every mount target of the EFS file systems of the account in the region, in any state',
})
