import { fail, type Population, pass, unknown, type Verdict } from '../../kit/index.ts'
import { idIn } from '../shared/arn.ts'
import { firewallTo, type Routing, tableOf } from './routing.ts'

export interface SubnetGroup {
  readonly vpc: string | undefined
  readonly subnets: readonly (string | undefined)[]
}

/** A subnet group, as ElastiCache, RDS and others answer it. */
export const subnetsOf = (group: {
  readonly VpcId?: string | undefined
  readonly Subnets?: readonly { readonly SubnetIdentifier?: string | undefined }[] | undefined
}): SubnetGroup => ({ vpc: group.VpcId, subnets: group.Subnets?.map(of => of.SubnetIdentifier) ?? [] })

/** Judges the subnets of what names a subnet group. */
export function groupInPrivateSubnets(
  name: string | undefined,
  { groups, tables }: { readonly groups: Population<SubnetGroup>; readonly tables: Population<Routing> },
): Verdict {
  if (!name) return unknown('AWS did not state its subnet group.')
  const group = groups.find(of => of.name === name)
  if (!group) return unknown(`The subnet group ${name} is not listed.`)
  const { vpc, subnets } = group.value
  return subnets.length === 0
    ? unknown(`AWS lists no subnet of the group ${name}.`)
    : inPrivateSubnets(tables, subnets, vpc)
}

/**
 * Whether all subnets of a group are private. Every one counts, as the service may move to any of them. A route to an
 * internet gateway counts whatever its destination; Security Hub and Prowler look for 0.0.0.0/0, or ::/0, only.
 */
export function inPrivateSubnets(
  tables: Population<Routing>,
  subnets: readonly (string | undefined)[],
  vpc: string | undefined,
): Verdict {
  const unsaid: string[] = []
  for (const subnet of subnets) {
    const table = subnet === undefined ? undefined : tableOf(tables, subnet, vpc)
    const [route] = table?.value.toInternet ?? []
    if (table && route)
      return fail(`Its subnet ${subnet} is public: ${idIn(table.id)} routes ${route.destination} to ${route.gateway}.`)
    const firewall = table && firewallTo(tables, table)
    if (!table) unsaid.push(`The route table of ${subnet ?? 'a subnet that AWS does not name'} is not listed.`)
    else if (firewall)
      unsaid.push(`Traffic of its subnet ${subnet} passes ${firewall}; what may come in there is not known.`)
  }
  const [first] = unsaid
  if (first !== undefined) return unknown(first)
  return pass(`No subnet of its group has a route to an internet gateway (${subnets.join(', ')}).`)
}
