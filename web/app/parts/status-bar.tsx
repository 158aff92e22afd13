import { type ControlStatus, messages } from '../messages.ts'
import styles from './status-bar.module.css'

const ORDER: readonly (readonly [ControlStatus, string])[] = [
  ['tests_failed', 'var(--bar-fail)'],
  ['not_verified', 'var(--bar-unknown)'],
  ['review', 'var(--bar-review)'],
  ['tests_passed', 'var(--bar-pass)'],
  ['no_population', 'var(--bar-idle)'],
  ['inherited', 'var(--bar-idle)'],
  ['manual', 'var(--bar-manual)'],
]

type Counts = Partial<Record<ControlStatus, number>>

/** How many controls have which status: lengths for the eye, and the same in words. No share is named: it would say nothing. */
export function StatusBar({ counts }: { counts: Counts }) {
  const parts = ORDER.flatMap(([status, color]) => {
    const count = counts[status] ?? 0
    return count > 0 ? [{ status, color, count }] : []
  })
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  const label = parts.map(({ status, count }) => `${messages.controlStatus[status]}: ${count}`).join(', ')
  let at = 0
  return (
    <svg className={styles.bar} viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label={label}>
      {parts.map(({ status, color, count }) => {
        const x = (at / total) * 1000
        at += count
        return (
          <rect key={status} x={x} y="0" height="10" width={Math.max((count / total) * 1000 - 3, 2)} fill={color} />
        )
      })}
    </svg>
  )
}
