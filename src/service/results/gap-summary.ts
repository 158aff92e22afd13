import { gapAdvice } from '../../evidence/gap-advice.ts'
import type { Gap } from '../../evidence/item.ts'
import type { Store } from '../../store/index.ts'

export interface GapSummary {
  /** What would close them, in one sentence. */
  readonly advice: string
  readonly gaps: number
  /** What AWS said of one of them. */
  readonly said: string | null
}

/** Enough to advise on; a count stands elsewhere. */
const MEMBERS_LOOKED_AT = 20_000

/** What would close the gaps of a run, most of them first. */
export async function gapSummary({ evidence }: Pick<Store, 'evidence'>, run: string): Promise<GapSummary[]> {
  const sums = new Map<string, { gaps: number; said: string | null }>()
  const add = (gap: Gap) => {
    const advice = gapAdvice(gap)
    const sum = sums.get(advice) ?? { gaps: 0, said: null }
    sums.set(advice, { gaps: sum.gaps + 1, said: sum.said ?? gap.message ?? null })
  }
  let members = 0
  for await (const { id, population } of evidence.items(run)) {
    if (population.gap) add(population.gap)
    if (population.fieldGaps === 0) continue
    for await (const { gaps } of evidence.resources(id)) {
      if (++members > MEMBERS_LOOKED_AT) break
      for (const gap of gaps) add(gap)
    }
  }
  return [...sums].map(([advice, sum]) => ({ advice, ...sum })).sort((a, b) => b.gaps - a.gaps)
}
