import { fail, inRegion, type Population, pass, unknown, type Verdict } from '../../kit/index.ts'
import { idIn } from '../shared/arn.ts'
import { subnet } from './subnet.ts'

/** The subnets of the region, reduced to their zones. */
export const zones = inRegion(subnet, s => s.AvailabilityZone)

/** Whether subnets, by their ids, lie in more than one zone; where one is not listed, only two others can say so. */
export function spansZones(ids: readonly string[], subnets: Population<string | undefined>): Verdict {
  const zoneOf = new Map(ids.map(id => [id, subnets.find(s => idIn(s.id) === id)?.value]))
  const known = new Set([...zoneOf.values()].filter(zone => zone !== undefined))
  if (known.size > 1) return pass(`Its subnets are in ${[...known].sort().join(' and ')}.`)
  const unlisted = ids.find(id => zoneOf.get(id) === undefined)
  if (unlisted !== undefined) return unknown(`The zone of ${unlisted} is not known.`)
  const [only] = known
  return only ? fail(`All its subnets are in ${only}.`) : unknown('AWS names none of its subnets.')
}
