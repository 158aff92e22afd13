import type { Vpc as AwsVpc } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One VPC as DescribeVpcs answers it. */
export type Vpc = AwsVpc

export const vpc = evidenceType<Vpc>({
  id: 'aws.ec2.vpc',
  title: 'Virtual private clouds (VPCs)',
  reach: 'region',
  population:
    'every VPC that DescribeVpcs lists in the region, default and unused ones and those of which another account shares subnets included (OwnerId says whose)',
})
