import type { Route, VpcPeeringConnectionVpcInfo } from '@aws-sdk/client-ec2'
import { check, fail, inRegion, type Json, notApplicable, pass, unknown } from '../../kit/index.ts'
import { contains, familyOf } from './cidr.ts'
import { idIn } from './names.ts'
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
      : [{ peering: route.VpcPeeringConnectionId, to: destinationOf(route), blocks: blocksOf(route, table) }],
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

/**
 * Routes over the connection cover less than a whole network of the other side. Judges the route tables of this account
 * and region; the other side's, where it is another account or region, are judged there.
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
    if (p.Status?.Code !== 'active') return notApplicable(`The connection is ${p.Status?.Code}; it carries no traffic.`)
    const using = read.tables.filter(table => table.value.routes.some(route => route.peering === id))
    if (using.length === 0) return notApplicable('No route table of this account and region leads over it.')
    for (const { id: table, value } of using) {
      const other = value.vpc === p.AccepterVpcInfo?.VpcId ? p.RequesterVpcInfo : p.AccepterVpcInfo
      const networks = networksOf(other)
      for (const { to, blocks } of value.routes.filter(route => route.peering === id)) {
        const whole = networks.find(network => blocks.some(block => contains(block, network)))
        if (whole)
          return fail(
            `Route table ${idIn(table)} routes ${to} over it, which covers the whole network ${whole} of the other VPC.`,
          )
        const unknownFamily = blocks.find(block => !networks.some(network => familyOf(network) === familyOf(block)))
        if (unknownFamily) return unknown(`AWS does not name the other VPC's network that ${unknownFamily} leads to.`)
      }
    }
    return pass(
      `Its routes cover no whole network of the other VPC (${using.map(table => idIn(table.id)).join(', ')}).`,
    )
  },
})
