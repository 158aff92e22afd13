import type { DBSecurityGroup } from '@aws-sdk/client-rds'
import { evidenceType } from '../../kit/index.ts'

/** One group as DescribeDBSecurityGroups answers it. */
export type DbSecurityGroup = DBSecurityGroup

export const dbSecurityGroup = evidenceType<DbSecurityGroup>({
  id: 'aws.rds.db-security-group',
  title: 'Security groups of databases outside of networks',
  reach: 'region',
  population:
    'every DB security group that AWS still lists in the region; they are of EC2-Classic, which AWS retired on 2022-08-15, and databases in a VPC use security groups of EC2',
})
