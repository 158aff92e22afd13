import { elsewhereText, unlisted } from '../../evidence/elsewhere.ts'
import type { DerivationNote, Gap, InputItem, ItemHeader, PopulationStatement } from '../../evidence/item.ts'

const gapText = ({ action, reason, detail }: Gap): string => `${action} ${reason} (${detail})`

/** The report's words, for a list as for the document. */
export function completeness(population: PopulationStatement): string {
  const { complete, gap, basis } = population
  if (!complete) return `NOT complete: ${gap ? gapText(gap) : 'no reason recorded'}`
  const why = unlisted(population)
  if (why !== undefined) return why
  if (basis === 'derived') return 'complete as far as what it was computed from is'
  return basis === 'reconciled'
    ? 'complete, reconciled with a second count'
    : 'complete as AWS listed it, not independently reconciled'
}

/** What stands above the resources of a population: what it is, how far it is whole, who read it when, and by which calls. */
export function populationFacts({
  title,
  scope,
  collected,
  population,
  calls,
  inputs = [],
  derivation,
  digest,
}: ItemHeader): [string, string][] {
  const { listed, collected: read, gaps, fieldGaps, excluded } = population
  const left = excluded.map(({ rule, count }) => `; ${count} left out (${rule})`).join('')
  const elsewhere = elsewhereText(population).join('; ')
  const when = `between ${collected.startedAt} and ${collected.finishedAt} (UTC)`
  const recorded =
    collected.source.kind === 'replay' ? `, as recorded on ${collected.sourceAsOf ?? 'a day not known'}` : ''
  const made = calls.map(call => `${call.action} × ${call.calls}${call.failed > 0 ? ` (${call.failed} failed)` : ''}`)
  return [
    ['Population', `${title}, account ${scope.account}, ${scope.region}: ${population.definition}`],
    ['Completeness', completeness(population)],
    ['Counts', `${listed} listed, ${read} collected, ${gaps} not collected, ${fieldGaps} settings not read${left}`],
    ...(elsewhere === '' ? [] : [['Elsewhere', elsewhere] satisfies [string, string]]),
    ['As of', `${when}${recorded}`],
    ['Read by', `${collected.principal}; asked for by ${collected.trigger.kind} (${collected.trigger.actor})`],
    ['API calls', made.join(', ') || 'none'],
    ...(derivation ? [['Computed', computedFrom(derivation, inputs)] satisfies [string, string]] : []),
    ['Digest', digest],
  ]
}

const computedFrom = ({ computedAt }: DerivationNote, inputs: readonly InputItem[]): string =>
  `at ${computedAt} from ${inputs.map(({ type, region, id }) => `${type} in ${region} (${id})`).join(', ')}`

/** What a sheet without any resource says in their place: a gap must not look like absence. */
export function emptyText({ population }: Pick<ItemHeader, 'population'>): string {
  const { complete, gap, listed } = population
  if (!complete)
    return `The list could not be made in whole: ${gap ? gapText(gap) : 'no reason recorded'}. What is there is NOT KNOWN.`
  if (listed > 0) return `None of the ${listed} listed could be read. What they are set to is NOT KNOWN.`
  if (population.basis === 'derived') return 'There are none: what it was computed from is complete.'
  return unlisted(population) ?? 'There are none: the list is complete and empty.'
}
