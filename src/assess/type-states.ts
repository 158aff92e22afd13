import type { EvidenceType } from '../../connectors/kit/index.ts'
import { accountsElsewhere } from '../evidence/elsewhere.ts'
import type { ItemHeader, PopulationStatement } from '../evidence/item.ts'
import type { TypeState } from './account-tallies.ts'

type Header = Pick<ItemHeader, 'id' | 'type' | 'scope' | 'population'>

/**
 * What was collected of each type in one account, from the account's item headers. `regions` are the regions reached:
 * a regional type without an item in one of them is not whole.
 */
export function typeStates(
  items: Iterable<Header>,
  types: Iterable<Pick<EvidenceType, 'id' | 'reach'>>,
  regions: readonly string[],
): Map<string, TypeState> {
  const byType = Map.groupBy(items, item => item.type)
  const states = new Map<string, TypeState>()
  for (const { id, reach } of types) {
    const found = byType.get(id) ?? []
    const expected = reach === 'region' ? regions : ['global']
    const absent = expected.filter(region => !found.some(item => item.scope.region === region))
    const missing = [
      ...absent.map(region => `no item for ${region}`),
      ...found.flatMap(item => shortfall(item.population)?.concat(` in ${item.scope.region}`) ?? []),
    ]
    const excluded = sumByRule(found.flatMap(item => item.population.excluded))
    states.set(id, {
      items: found.map(item => item.id),
      missing: missing.length > 0 ? missing.join(', ') : null,
      regional: reach === 'region' || excluded.length > 0,
      excluded,
      ...elsewhereOf(found),
    })
  }
  return states
}

function elsewhereOf(items: readonly Header[]): Pick<TypeState, 'elsewhere'> {
  const accounts = [...new Set(items.flatMap(item => accountsElsewhere(item.population)))].sort()
  const alone = items.every(item => item.population.basis === 'judged_elsewhere')
  return accounts.length > 0 ? { elsewhere: { accounts, alone } } : {}
}

function shortfall(population: PopulationStatement): string | undefined {
  if (!population.complete)
    return population.gap ? `${population.gap.action}: ${population.gap.reason}` : 'not complete'
  return population.gaps > 0 ? `${population.gaps} of ${population.listed} not collected` : undefined
}

function sumByRule(excluded: readonly { rule: string; count: number }[]): { rule: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { rule, count } of excluded) counts.set(rule, (counts.get(rule) ?? 0) + count)
  return [...counts].map(([rule, count]) => ({ rule, count })).filter(e => e.count > 0)
}
