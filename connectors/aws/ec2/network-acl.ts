import type { NetworkAcl as AwsNetworkAcl } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One network ACL as DescribeNetworkAcls answers it. */
export type NetworkAcl = AwsNetworkAcl

export const networkAcl = evidenceType<NetworkAcl>({
  id: 'aws.ec2.network-acl',
  title: 'Network ACLs and their rules',
  reach: 'region',
  population:
    'every network ACL that DescribeNetworkAcls lists in the region, associated with a subnet or not, those of subnets another account shares included',
})
