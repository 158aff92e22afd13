import { messages } from '../../messages.ts'
import { ControlBadge } from '../../parts/badge.tsx'
import tables from '../../parts/table.module.css'
import { ControlLink, FailingTests } from './columns.tsx'
import type { Failing } from './failing.ts'
import { Group } from './group.tsx'
import styles from './tree.module.css'
import { controlsIn, type TreeRow } from './tree.ts'

const words = messages.controls

interface Named {
  readonly row: TreeRow
  readonly framework: string
  readonly chosen: string | undefined
  readonly toggle: (id: string) => void
}

/** Which control or group it is, and what opens it. */
export function Name({ row: { branch, open }, framework, chosen, toggle }: Named) {
  const { id, control } = branch
  return (
    <>
      {open !== undefined && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.toggle}
          aria-label={open ? words.close(id) : words.open(id)}
          onClick={() => toggle(id)}
        >
          <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
            <path
              d={open ? 'M1.5 3 5 7 8.5 3' : 'M3 1.5 7 5 3 8.5'}
              fill="none"
              stroke="currentColor"
              strokeWidth="1.6"
            />
          </svg>
        </button>
      )}
      {control ? (
        <ControlLink of={control} framework={framework} chosen={control.control === chosen} />
      ) : (
        <span className={styles.group}>
          {id} <span>{words.controlsIn(controlsIn(branch).length)}</span>
        </span>
      )}
    </>
  )
}

interface Told {
  readonly row: TreeRow
  readonly framework: string
  readonly failing: Failing | undefined
  readonly wide: boolean
}

/** Its status; of a group, the statuses of all in it. */
export function Rest({ row: { branch }, framework, failing, wide }: Told) {
  const { control } = branch
  if (control === undefined) return <Group of={controlsIn(branch)} failing={failing} wide={wide} />
  return (
    <>
      <td className={tables.tight}>
        <ControlBadge status={control.status} />
      </td>
      {wide && (
        <td className={tables.minor}>
          <FailingTests tests={failing?.get(control.control)} framework={framework} control={control.control} />
        </td>
      )}
    </>
  )
}
