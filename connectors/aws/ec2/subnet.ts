import type { Subnet as AwsSubnet } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One subnet as DescribeSubnets answers it. */
export type Subnet = AwsSubnet

export const subnet = evidenceType<Subnet>({
  id: 'aws.ec2.subnet',
  title: 'Subnets and how they hand out addresses',
  reach: 'region',
  population:
    'every subnet that DescribeSubnets lists in the region, default and unused ones and those another account shares included (OwnerId says whose)',
  observed: ['/AvailableIpAddressCount'],
})
