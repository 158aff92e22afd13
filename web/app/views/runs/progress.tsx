import type { Schemas } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import styles from './runs.module.css'

const words = messages.runs

/** How far a run is, in targets, and what it does now. */
export function Progress({ run: { progress, status, finishing } }: { run: Schemas['RunDetail'] }) {
  const all = Object.values(progress).reduce((sum, count) => sum + (count ?? 0), 0)
  const left = (progress.queued ?? 0) + (progress.running ?? 0)
  const step = finishing?.step
  const said = step ? words.steps[step.step] : words.statuses[status]
  return (
    <div className={styles.progress} role="status">
      <progress aria-label={words.progress} max={Math.max(all, 1)} value={all - left} />
      <p>
        {said} {words.targetsDone(all - left, all)}
        {finishing?.retryAt && words.retry}
      </p>
    </div>
  )
}
