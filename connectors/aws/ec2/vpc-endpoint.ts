import type { VpcEndpoint as AwsVpcEndpoint } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One VPC endpoint as DescribeVpcEndpoints answers it. */
export type VpcEndpoint = AwsVpcEndpoint

export const vpcEndpoint = evidenceType<VpcEndpoint>({
  id: 'aws.ec2.vpc-endpoint',
  title: 'VPC endpoints',
  reach: 'region',
  population: 'every VPC endpoint that DescribeVpcEndpoints lists in the region, of any type and state',
})
