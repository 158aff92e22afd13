import { Link } from '@tanstack/react-router'
import { messages } from '../../messages.ts'
import { ControlBadge, type ControlStatus } from '../../parts/badge.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import styles from './controls.module.css'
import type { FailingTest } from './failing.ts'

const words = messages.controls

interface Control {
  readonly control: string
  readonly title: string
  readonly status: ControlStatus
}

interface Shown {
  readonly controls: readonly Control[]
  readonly failing: ReadonlyMap<string, readonly FailingTest[]> | undefined
  readonly framework: string
  readonly chosen: string | undefined
}

export function ControlTable({ controls, failing, framework, chosen }: Shown) {
  const columns: Column<Control>[] = [
    {
      head: words.control,
      name: true,
      value: ({ control, title }) => `${control} ${title}`,
      cell: ({ control, title }) => (
        <Link
          to="/controls"
          search={now => ({ ...now, framework, control })}
          className={styles.control}
          aria-current={control === chosen ? 'true' : undefined}
        >
          <span className={styles.id}>{control}</span> {title}
        </Link>
      ),
    },
    {
      head: words.status,
      tight: true,
      value: ({ status }) => messages.controlStatus[status],
      cell: ({ status }) => <ControlBadge status={status} />,
    },
  ]
  const failingTests: Column<Control> = {
    head: words.failing,
    minor: true,
    value: ({ control }) =>
      failing
        ?.get(control)
        ?.map(({ title, count }) => `${title} (${count})`)
        .join('; '),
    cell: ({ control }) => <Failing tests={failing?.get(control)} framework={framework} control={control} />,
  }
  return (
    <Table
      label={words.title}
      columns={chosen === undefined ? [...columns, failingTests] : columns}
      more={chosen === undefined ? [] : [failingTests]}
      rows={controls}
      keyOf={({ control }) => control}
    />
  )
}

const MOST = 3

function Failing({
  tests = [],
  framework,
  control,
}: {
  tests?: readonly FailingTest[] | undefined
  framework: string
  control: string
}) {
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
