import type { DBSubnetGroup } from '@aws-sdk/client-rds'
import { evidenceType } from '../../kit/index.ts'

/** One group, as `DescribeDBSubnetGroups` answers it. */
export type SubnetGroup = DBSubnetGroup

export const subnetGroup = evidenceType<SubnetGroup>({
  id: 'aws.rds.subnet-group',
  title: 'DB subnet groups, which RDS, Neptune and DocumentDB share',
  reach: 'region',
  population:
    'every DB subnet group of the account in the region, those in no use too; RDS, Neptune and DocumentDB have them together',
})
