import type { SecurityGroup as AwsSecurityGroup } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'
import type { PrefixList } from './prefix-list.ts'

/** One security group as DescribeSecurityGroups answers it, and what the prefix lists in its rules hold. */
export interface SecurityGroup extends AwsSecurityGroup {
  PrefixLists: PrefixList[]
}

export const securityGroup = evidenceType<SecurityGroup>({
  id: 'aws.ec2.security-group',
  title: 'Security groups and their rules',
  reach: 'region',
  population:
    'every security group that DescribeSecurityGroups lists in the region, in use or not, default ones and those another account shares included',
})
