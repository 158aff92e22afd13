import type { Schemas } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { Badge } from '../../parts/badge.tsx'

const words = messages.evidence

type Stated = Schemas['EvidenceItem']['population']

const isListWhole = ({ complete, gap }: Stated): boolean => complete && gap === null

/** Whether all of a population was read. What was not is a gap, and said as one. */
export function completeness(population: Stated): string {
  const gaps = population.gaps + population.fieldGaps
  if (!isListWhole(population)) return words.incomplete
  return gaps > 0 ? words.gaps(gaps) : words.whole
}

export const isWhole = (population: Stated): boolean =>
  isListWhole(population) && population.gaps + population.fieldGaps === 0

export function Completeness({ population }: { population: Stated }) {
  return <Badge tone={isWhole(population) ? 'pass' : 'unknown'}>{completeness(population)}</Badge>
}
