import { useNavigate } from '@tanstack/react-router'
import { memo, type ReactNode } from 'react'
import { messages } from '../../messages.ts'
import { type Column, idOf } from '../../parts/column.ts'
import type { Mark } from './reviews.ts'
import type { Finding } from './rows.ts'
import styles from './table.module.css'

interface Group {
  readonly name: string
  readonly count: number
  readonly at: number
  readonly span: number
}

export function GroupRow({ name, count, at, span }: Group) {
  return (
    <tr aria-rowindex={at + 2} className={styles.group}>
      <th colSpan={span} scope="rowgroup">
        <bdi>{name}</bdi>
        <span>{messages.findings.count(count)}</span>
      </th>
    </tr>
  )
}

interface Shown {
  readonly finding: Finding
  readonly at: number
  readonly chosen: boolean
  readonly columns: readonly Column<Finding>[]
  readonly mark: Mark | undefined
}

/** Kept as it is while the table scrolls. */
export const FindingRow = memo(function FindingRow({ finding, at, chosen, columns, mark }: Shown) {
  const navigate = useNavigate({ from: '/findings' })
  const choose = () =>
    void navigate({ search: now => ({ ...now, finding: chosen ? undefined : finding.id }), replace: true })
  return (
    <tr aria-rowindex={at + 2} data-chosen={chosen || undefined}>
      {columns.map(column =>
        column.name ? (
          <th key={idOf(column)} scope="row">
            <button type="button" className={styles.open} aria-pressed={chosen} onClick={choose}>
              {mark && (
                <span className={styles.mark} data-mark={mark}>
                  {messages.reviews.marks[mark]}
                </span>
              )}
              {finding.title}
            </button>
          </th>
        ) : (
          <td key={idOf(column)}>{shownIn(column, finding)}</td>
        ),
      )}
    </tr>
  )
})

const shownIn = (column: Column<Finding>, finding: Finding): ReactNode =>
  column.cell ? column.cell(finding) : column.value?.(finding)
