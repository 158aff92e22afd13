import type { IpPermission } from '@aws-sdk/client-ec2'
import { type Json, Unjudgeable } from '../../kit/index.ts'
import { type Family, familyOf, internetAmong } from '../../net/cidr.ts'
import { coversAll, isProtocol, type PortRange, portsOf } from './ports.ts'
import { cidrsOf } from './prefix-list.ts'
import type { SecurityGroup } from './security-group.ts'

/** Ports that a rule of a security group opens to (or from) the internet. */
export interface Opening extends PortRange {
  readonly cidr: string
  readonly family: Family
  /** The prefix list that holds the block, where the rule names one. */
  readonly list: string | undefined
}

type Rules = 'IpPermissions' | 'IpPermissionsEgress'

/**
 * What a group's rules open to the internet, among the ports that matter. Blocks in rules come first: the prefix lists
 * are looked into only when these have not decided, and only for rules that matter, so that an unreadable list makes
 * unknown no more than it must. Rules that name other groups open nothing to the internet.
 */
export function* openings(
  group: Json<SecurityGroup>,
  rules: Rules,
  matters: (range: PortRange) => boolean,
): Generator<Opening> {
  const all = rulesOf(group, rules)
  const ranges = all.filter(isTold).flatMap(rule =>
    rangesOf(rule)
      .filter(matters)
      .map(range => ({ rule, range })),
  )
  for (const { rule, range } of ranges)
    for (const cidr of internetAmong(blocksOf(rule))) yield { ...range, cidr, family: familyOf(cidr), list: undefined }
  for (const { rule, range } of ranges)
    for (const { PrefixListId: list } of rule.PrefixListIds ?? [])
      for (const cidr of internetAmong(cidrsOf(group.PrefixLists, list)))
        yield { ...range, cidr, family: familyOf(cidr), list }
  // A rule has a source or a destination; one of which AWS states none may be open to anybody.
  if (ranges.some(({ rule }) => namesNobody(rule)))
    throw new Unjudgeable('AWS did not state whom a rule of the security group is for.')
  // Of a protocol that is new nobody knows which ports it opens.
  const other = all.find(rule => !isTold(rule) && mayBeOpen(rule))
  if (other) throw new Unjudgeable(`Exhibit does not know the protocol ${other.IpProtocol}.`)
}

const isTold = ({ IpProtocol: protocol }: Json<IpPermission>): boolean => isProtocol(protocol)

const mayBeOpen = (rule: Json<IpPermission>): boolean =>
  namesNobody(rule) || internetAmong(blocksOf(rule)).length > 0 || (rule.PrefixListIds ?? []).length > 0

const namesNobody = (rule: Json<IpPermission>): boolean =>
  [rule.IpRanges, rule.Ipv6Ranges, rule.PrefixListIds, rule.UserIdGroupPairs].every(all => !all?.length)

/** The first address family and transport of which the rules open every port to the internet, alone or together. */
export function openToAll(group: Json<SecurityGroup>, rules: Rules): Opening | undefined {
  const ranges = rulesOf(group, rules).filter(isTold).flatMap(rangesOf)
  const possible = (range: PortRange) => coversAll(ranges.filter(r => r.transport === range.transport))
  const seen: Opening[] = []
  for (const opening of openings(group, rules, possible)) {
    seen.push(opening)
    const alike = seen.filter(o => o.transport === opening.transport && o.family === opening.family)
    if (coversAll(alike)) return opening
  }
  return undefined
}

/** AWS answers both lists of every group, an empty one where there are no rules. */
export function rulesOf(group: Json<SecurityGroup>, rules: Rules): readonly Json<IpPermission>[] {
  const found = group[rules]
  if (found === undefined) throw new Unjudgeable(`AWS answered no ${rules} of the security group.`)
  return found
}

export const fromWhere = ({ cidr, list }: Opening): string =>
  list === undefined ? cidr : `${cidr} (in prefix list ${list})`

const rangesOf = (rule: Json<IpPermission>) => portsOf(rule.IpProtocol, rule.FromPort, rule.ToPort)

const blocksOf = (rule: Json<IpPermission>): string[] =>
  [...(rule.IpRanges ?? []).map(range => range.CidrIp), ...(rule.Ipv6Ranges ?? []).map(range => range.CidrIpv6)].map(
    block => {
      if (block === undefined) throw new Unjudgeable('AWS named no block of addresses in a rule.')
      return block
    },
  )
