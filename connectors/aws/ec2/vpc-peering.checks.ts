import type { Route, VpcPeeringConnectionVpcInfo } from '@aws-sdk/client-ec2'
import { check, fail, inRegion, type Json, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { coversWhole, familyOf } from '../../net/cidr.ts'
import { idIn } from '../shared/arn.ts'
import { cidrsOf } from './prefix-list.ts'
import { type RouteTable, routeTable } from './route-table.ts'
import { destinationOf } from './routing.ts'
import { vpcPeering } from './vpc-peering.ts'

/** Routes of a table that lead over peering connections, by the blocks they cover. */
const peeringRoutes = inRegion(routeTable, table => ({
  vpc: table.VpcId,
  routes: (table.Routes ?? []).flatMap(route =>
    route.VpcPeeringConnectionId === undefined
      ? []
      : [{ peering: route.VpcPeeringConnectionId, blocks: blocksOf(route, table) }],
  ),
}))

function blocksOf(route: Json<Route>, table: Json<RouteTable>): string[] {
  if (route.DestinationPrefixListId !== undefined) return cidrsOf(table.PrefixLists, route.DestinationPrefixListId)
  return [destinationOf(route)]
}

function networksOf(side: Json<VpcPeeringConnectionVpcInfo> | undefined): string[] {
  const ipv4 = (side?.CidrBlockSet ?? []).flatMap(block => block.CidrBlock ?? [])
  const ipv6 = (side?.Ipv6CidrBlockSet ?? []).flatMap(block => block.Ipv6CidrBlock ?? [])
  return [...new Set([...(side?.CidrBlock === undefined ? [] : [side.CidrBlock]), ...ipv4, ...ipv6])]
}

const ACTIVE = {
  active: true,
  deleted: false,
  deleting: false,
  expired: false,
  failed: false,
  'initiating-request': false,
  'pending-acceptance': false,
  provisioning: false,
  rejected: false,
}

/**
 * Routes over the connection, taken together, cover less than any whole network of the other side. Judges the route tables of this account
 * and region; the other side's, where it is another account or region, are judged there. Prowler asks the same, but finds
 * only 0.0.0.0/0 and the literal main CIDR blocks.
 */
export const routesSpecific = check(vpcPeering, {
  id: 'ec2-vpc-peering-routes-specific',
  title: 'Routes over VPC peering lead to parts of the other VPC only',
  severity: 'medium',
  remediation: 'Replace the route by routes to the subnets or hosts of the other VPC that are needed.',
  equivalents: { prowler: ['vpc_peering_routing_tables_with_least_privilege'] },
  reads: { tables: peeringRoutes },
  test(p, { read }) {
    const id = p.VpcPeeringConnectionId
    const status = p.Status?.Code
    if (status === undefined) return unknown('AWS did not state the status of the connection.')
    if (!meaningOf(status, ACTIVE, 'the status of the connection'))
      return notApplicable(`The connection is ${status}; it carries no traffic.`)
    const using = read.tables.filter(table => table.value.routes.some(route => route.peering === id))
    if (using.length === 0) return notApplicable('No route table of this account and region leads over it.')
    if (p.AccepterVpcInfo?.VpcId === undefined) return unknown('AWS did not name the VPC that accepted the connection.')
    let unnamed: string | undefined
    for (const { id: table, value } of using) {
      const networks = networksOf(value.vpc === p.AccepterVpcInfo?.VpcId ? p.RequesterVpcInfo : p.AccepterVpcInfo)
      const blocks = value.routes.filter(route => route.peering === id).flatMap(route => route.blocks)
      const whole = networks.find(network => coversWhole(network, blocks))
      if (whole) return fail(`Route table ${idIn(table)} leads over it to the whole network ${whole} of the other VPC.`)
      unnamed ??= blocks.find(block => !networks.some(network => familyOf(network) === familyOf(block)))
    }
    if (unnamed) return unknown(`AWS does not name the network of the other VPC that ${unnamed} leads to.`)
    return pass(
      `Its routes cover no whole network of the other VPC (${using.map(table => idIn(table.id)).join(', ')}).`,
    )
  },
})
