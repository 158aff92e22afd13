import type { Schemas } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { Badge } from '../../parts/badge.tsx'

const words = messages.evidence

/** Whether all of a population was read. What was not is a gap, and said as one. */
export function Completeness({ population }: { population: Schemas['EvidenceItem']['population'] }) {
  const { complete, gap, gaps, fieldGaps } = population
  if (gap !== null || !complete) return <Badge tone="unknown">{words.incomplete}</Badge>
  if (gaps + fieldGaps > 0) return <Badge tone="unknown">{words.gaps(gaps + fieldGaps)}</Badge>
  return <Badge tone="pass">{words.whole}</Badge>
}
