import type { Schemas } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { Badge, type Tone } from '../../parts/badge.tsx'

const words = messages.runs
const TONES: Readonly<Record<Schemas['Run']['status'], Tone>> = {
  queued: 'idle',
  collecting: 'review',
  finishing: 'review',
  finished: 'pass',
  failed: 'fail',
  cancelled: 'idle',
}

/** A run that ended without having read everything is told from one that did. */
export function RunBadge({ run: { status, outcome } }: { run: Pick<Schemas['Run'], 'status' | 'outcome'> }) {
  if (status === 'finished' && outcome !== null && outcome !== 'complete')
    return <Badge tone="unknown">{words.outcomes[outcome]}</Badge>
  return <Badge tone={TONES[status]}>{status === 'finished' ? words.outcomes.complete : words.statuses[status]}</Badge>
}
