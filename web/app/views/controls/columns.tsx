import { Link } from '@tanstack/react-router'
import { messages } from '../../messages.ts'
import { ControlBadge } from '../../parts/badge.tsx'
import type { Column } from '../../parts/column.ts'
import styles from './controls.module.css'
import type { Failing, FailingTest } from './failing.ts'
import type { Control } from './tree.ts'

const words = messages.controls
const STATUSES = Object.keys(messages.controlStatus)

interface Shown {
  readonly framework: string
  readonly failing: Failing | undefined
  readonly chosen: string | undefined
}

/** What is told of a control wherever several stand: which it is, its status, and the tests that fail beside it. */
export const columnsOf = ({ framework, failing, chosen }: Shown): Column<Control>[] => [
  {
    head: words.control,
    name: true,
    value: ({ control, title }) => `${control} ${title}`,
    cell: one => <ControlLink of={one} framework={framework} chosen={one.control === chosen} />,
  },
  {
    head: words.status,
    tight: true,
    order: ({ status }) => STATUSES.indexOf(status),
    value: ({ status }) => messages.controlStatus[status],
    cell: ({ status }) => <ControlBadge status={status} />,
  },
  {
    head: words.failing,
    minor: true,
    order: ({ control }) => -(failing?.get(control)?.length ?? 0),
    value: ({ control }) =>
      failing
        ?.get(control)
        ?.map(({ title, count }) => `${title} (${count})`)
        .join('; '),
    cell: ({ control }) => <FailingTests tests={failing?.get(control)} framework={framework} control={control} />,
  },
]

export function ControlLink({
  of: { control, title },
  framework,
  chosen,
}: {
  of: Control
  framework: string
  chosen: boolean
}) {
  return (
    <Link
      to="/controls"
      search={now => ({ ...now, framework, control })}
      className={styles.control}
      aria-current={chosen ? 'true' : undefined}
    >
      <span className={styles.id}>{control}</span> {title}
    </Link>
  )
}

const MOST = 3

interface Failed {
  readonly tests?: readonly FailingTest[] | undefined
  readonly framework: string
  readonly control: string
}

export function FailingTests({ tests = [], framework, control }: Failed) {
  return (
    <ul className={styles.failing}>
      {tests.slice(0, MOST).map(({ check, title, count }) => (
        <li key={check}>
          <Link to="/findings" search={{ framework, control, check, status: 'fail' }}>
            {title}
          </Link>{' '}
          <span>{count}</span>
        </li>
      ))}
      {tests.length > MOST && <li>{words.more(tests.length - MOST)}</li>}
    </ul>
  )
}
