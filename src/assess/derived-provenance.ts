import { asOf, type ItemHeader } from '../evidence/item.ts'
import { leastTrusted } from '../evidence/source.ts'

type Collected = ItemHeader['collected']
type Inherited = Pick<Collected, 'startedAt' | 'finishedAt' | 'sourceAsOf' | 'clockOffsetMs' | 'source' | 'principal'>

/**
 * When, by whom and from where the settings were read that an item is computed from: nothing of it happened when it was computed.
 * It is as old as its oldest input, and comes from the least trustworthy of their sources.
 */
export function provenanceOf(inputs: readonly ItemHeader[]): Inherited {
  const [first] = inputs
  if (!first) throw new Error('nothing is derived from nothing')
  const all = inputs.map(({ collected }) => collected)
  return {
    startedAt: all.map(of => of.startedAt).reduce((a, b) => (a < b ? a : b)),
    finishedAt: all.map(of => of.finishedAt).reduce((a, b) => (a > b ? a : b)),
    sourceAsOf: new Date(Math.min(...inputs.map(item => asOf(item).getTime()))).toISOString(),
    clockOffsetMs: null,
    source: leastTrusted(all.map(of => of.source)),
    principal: first.collected.principal,
  }
}
