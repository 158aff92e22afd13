import type { Route } from '@aws-sdk/client-ec2'
import { type Entry, inRegion, type Json, type Population, Unjudgeable } from '../../kit/index.ts'
import { type RouteTable, routeTable } from './route-table.ts'

/** What a route table says about the way to the internet. */
export interface Routing {
  readonly vpc: string | undefined
  readonly main: boolean
  readonly subnets: readonly string[]
  /** Routes to internet gateways that are in force. */
  readonly toInternet: readonly { readonly gateway: string; readonly destination: string }[]
  /** The firewall endpoint that traffic is sent through, by a route that names addresses (gateway endpoints have prefix lists). */
  readonly firewall: string | undefined
  /** True for the table of an internet gateway itself, which sends what comes in through a firewall endpoint. */
  readonly ofGateway: boolean
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
    firewall: (table.Routes ?? []).find(isToFirewall)?.GatewayId,
    ofGateway: inForce.some(association => association.GatewayId?.startsWith('igw-') === true),
  }
}

const isToFirewall = (route: Json<Route>): boolean =>
  route.GatewayId?.startsWith('vpce-') === true && route.DestinationPrefixListId === undefined

const ENDED = new Set(['disassociated', 'failed'])

function gatewayOf(route: Json<Route>): { gateway: string; destination: string }[] {
  if (!route.GatewayId?.startsWith('igw-') || route.State === 'blackhole') return []
  return [{ gateway: route.GatewayId, destination: destinationOf(route) }]
}

export function destinationOf(route: Json<Route>): string {
  const stated = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId
  if (stated === undefined) throw new Unjudgeable('AWS did not state the destination of a route.')
  return stated
}

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

/**
 * The firewall endpoint through which the internet may reach a subnet: its traffic goes that way, and an internet gateway
 * of the VPC has a route table of its own that leads back. Which subnets that table serves is not worked out.
 */
export function firewallTo(tables: Population<Routing>, { value }: Entry<Routing>): string | undefined {
  if (value.firewall === undefined) return undefined
  return tables.some(table => table.value.ofGateway && table.value.vpc === value.vpc) ? value.firewall : undefined
}
