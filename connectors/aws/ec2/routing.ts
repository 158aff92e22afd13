import type { Route, RouteTableAssociation } from '@aws-sdk/client-ec2'
import { type Entry, inRegion, type Json, meaningOf, type Population, Unjudgeable } from '../../kit/index.ts'
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
  // Every table has the route within its network.
  if (table.Routes === undefined) throw new Unjudgeable('AWS answered no routes of the route table.')
  const inForce = (table.Associations ?? []).filter(isInForce)
  return {
    vpc: table.VpcId,
    main: inForce.some(association => association.Main === true),
    subnets: inForce.flatMap(association => association.SubnetId ?? []),
    toInternet: table.Routes.flatMap(gatewayOf),
    firewall: table.Routes.find(isToFirewall)?.GatewayId,
    ofGateway: inForce.some(association => association.GatewayId?.startsWith('igw-') === true),
  }
}

const isToFirewall = (route: Json<Route>): boolean =>
  route.GatewayId?.startsWith('vpce-') === true && route.DestinationPrefixListId === undefined

const IN_FORCE = ['associating', 'associated', 'disassociating']
const ENDED = ['disassociated', 'failed']

/** An association of which AWS states nothing else is in force. */
function isInForce({ AssociationState: of }: Json<RouteTableAssociation>): boolean {
  const state = of?.State
  if (state === undefined || IN_FORCE.includes(state)) return true
  if (ENDED.includes(state)) return false
  throw new Unjudgeable(`What an association in state ${state} does is not known.`)
}

const isUsed = ({ State: state }: Json<Route>): boolean =>
  state === undefined || meaningOf(state, { active: true, blackhole: false, filtered: true }, 'the state of a route')

function gatewayOf(route: Json<Route>): { gateway: string; destination: string }[] {
  if (!route.GatewayId?.startsWith('igw-') || !isUsed(route)) return []
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
