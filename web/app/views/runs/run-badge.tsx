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

type Run = Pick<Schemas['Run'], 'status' | 'outcome'>

/** A run that ended without having read everything is told from one that did. */
export const runState = ({ status, outcome }: Run): string =>
  status === 'finished' && outcome !== null ? words.outcomes[outcome] : words.statuses[status]

export function RunBadge({ run }: { run: Run }) {
  const { status, outcome } = run
  const gaps = status === 'finished' && outcome !== 'complete'
  return <Badge tone={gaps ? 'unknown' : TONES[status]}>{runState(run)}</Badge>
}
