import type { VpcBlockPublicAccessOptions } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

export interface VpcBlockPublicAccess {
  /** `DescribeVpcBlockPublicAccessOptions`. */
  Options: VpcBlockPublicAccessOptions | null
}

export const vpcBlockPublicAccess = evidenceType<VpcBlockPublicAccess>({
  id: 'aws.ec2.vpc-block-public-access',
  title: 'The block of public access to the VPCs of a region',
  reach: 'region',
  population: 'the account itself, once in the region: its block of public access to VPCs',
})
