import { type ControlStatus, messages } from '../../messages.ts'
import { CONTROL_TONE, Sign } from '../../parts/badge.tsx'
import tables from '../../parts/table.module.css'
import type { Failing } from './failing.ts'
import styles from './tree.module.css'
import type { Control } from './tree.ts'

const words = messages.controls
const STATUSES = Object.keys(messages.controlStatus) as ControlStatus[]

interface Shown {
  readonly of: readonly Control[]
  readonly failing: Failing | undefined
  readonly wide: boolean
}

/** How many controls of a group have which status, and how many different tests fail in it: one hides none of the others. */
export function Group({ of, failing, wide }: Shown) {
  const counts = STATUSES.map(status => [status, of.filter(one => one.status === status).length] as const)
  const tests = new Set(of.flatMap(({ control }) => failing?.get(control)?.map(({ check }) => check) ?? []))
  return (
    <>
      <td className={tables.tight}>
        <ul className={styles.counts}>
          {counts.map(
            ([status, count]) =>
              count > 0 && (
                <li key={status} data-tone={CONTROL_TONE[status]} title={messages.controlStatus[status]}>
                  <Sign tone={CONTROL_TONE[status]} />
                  {count}
                  <span className={styles.unseen}>{messages.controlStatus[status]}</span>
                </li>
              ),
          )}
        </ul>
      </td>
      {wide && <td className={tables.minor}>{tests.size > 0 && words.failingIn(tests.size)}</td>}
    </>
  )
}
