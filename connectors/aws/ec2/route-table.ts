import type { RouteTable as AwsRouteTable } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'
import type { PrefixList } from './prefix-list.ts'

/**
 * One route table as DescribeRouteTables answers it, and what the prefix lists in its routes hold. The lists behind
 * gateway endpoints are left out: they hold the addresses of one AWS service and lead to that service alone.
 */
export interface RouteTable extends AwsRouteTable {
  PrefixLists: PrefixList[]
}

export const routeTable = evidenceType<RouteTable>({
  id: 'aws.ec2.route-table',
  title: 'Route tables, their routes and associations',
  reach: 'region',
  population:
    'every route table that DescribeRouteTables lists in the region, associated or not, those of subnets another account shares included',
})
