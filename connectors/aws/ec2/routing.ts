import type { Route } from '@aws-sdk/client-ec2'
import { type Entry, inRegion, type Json, type Population } from '../../kit/index.ts'
import { type RouteTable, routeTable } from './route-table.ts'

/** What a route table says about the way to the internet. */
export interface Routing {
  readonly vpc: string | undefined
  readonly main: boolean
  readonly subnets: readonly string[]
  /** Routes to internet gateways that are in force. */
  readonly toInternet: readonly { readonly gateway: string; readonly destination: string }[]
}

/** The route tables of the region, reduced to their way to the internet. */
export const routings = inRegion(routeTable, routingOf)

export function routingOf(table: Json<RouteTable>): Routing {
  const inForce = (table.Associations ?? []).filter(a => !ENDED.has(a.AssociationState?.State ?? ''))
  return {
    vpc: table.VpcId,
    main: inForce.some(association => association.Main === true),
    subnets: inForce.flatMap(association => association.SubnetId ?? []),
    toInternet: (table.Routes ?? []).flatMap(gatewayOf),
  }
}

const ENDED = new Set(['disassociated', 'failed'])

function gatewayOf(route: Json<Route>): { gateway: string; destination: string }[] {
  if (!route.GatewayId?.startsWith('igw-') || route.State === 'blackhole') return []
  return [{ gateway: route.GatewayId, destination: destinationOf(route) }]
}

export const destinationOf = (route: Json<Route>): string =>
  route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId ?? ''

/** The route table of a subnet: the one associated with it, else the main one of its VPC. */
export function tableOf(
  tables: Population<Routing>,
  subnet: string,
  vpc: string | undefined,
): Entry<Routing> | undefined {
  return (
    tables.find(table => table.value.subnets.includes(subnet)) ??
    tables.find(table => table.value.main && table.value.vpc === vpc)
  )
}
