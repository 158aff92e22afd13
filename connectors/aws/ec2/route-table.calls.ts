import { DescribeRouteTablesCommand, EC2Client, type Route } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { nameOf } from './names.ts'
import { getPrefixListEntries, prefixListsOf } from './prefix-list.calls.ts'
import type { RouteTable } from './route-table.ts'

export { getPrefixListEntries }

export const describeRouteTables = list({
  action: 'ec2:DescribeRouteTables',
  client: EC2Client,
  command: DescribeRouteTablesCommand,
  items: 'RouteTables',
  id: 'RouteTableId',
  token: 'NextToken',
})

const read: Reader<RouteTable> = async function* (aws) {
  for await (const table of aws.list(describeRouteTables, { MaxResults: 100 })) {
    const id = table.RouteTableId
    const lists = (table.Routes ?? [])
      .filter(route => !toGatewayEndpoint(route))
      .flatMap(r => r.DestinationPrefixListId ?? [])
    yield {
      id: arnOf(aws, 'ec2', `route-table/${id}`, { account: table.OwnerId }),
      name: nameOf(table.Tags, id),
      settings: { ...table, PrefixLists: prefixListsOf(aws, lists) },
    }
  }
}

/** A route to a gateway endpoint (S3, DynamoDB) names it as its gateway. */
const toGatewayEndpoint = (route: Route) => route.GatewayId?.startsWith('vpce-') === true

export default read
