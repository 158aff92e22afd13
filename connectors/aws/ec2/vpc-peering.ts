import type { VpcPeeringConnection } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One VPC peering connection as DescribeVpcPeeringConnections answers it. */
export type VpcPeering = VpcPeeringConnection

export const vpcPeering = evidenceType<VpcPeering>({
  id: 'aws.ec2.vpc-peering',
  title: 'VPC peering connections',
  reach: 'region',
  population:
    'every VPC peering connection in which a VPC of the region takes part, in any state, ended ones as long as AWS lists them included; one between two regions is listed in both',
})
