import { useNavigate } from '@tanstack/react-router'
import { memo } from 'react'
import { messages } from '../../messages.ts'
import { FindingBadge, SeverityMark } from '../../parts/badge.tsx'
import { Moment } from '../../parts/moment.tsx'
import { ResourceName } from '../../parts/resource-name.tsx'
import type { Columns } from './head.tsx'
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
  readonly columns: Columns
  readonly mark: Mark | undefined
}

/** Kept as it is while the table scrolls. */
export const FindingRow = memo(function FindingRow({ finding, at, chosen, columns, mark }: Shown) {
  const navigate = useNavigate({ from: '/findings' })
  const choose = () =>
    void navigate({ search: now => ({ ...now, finding: chosen ? undefined : finding.id }), replace: true })
  return (
    <tr aria-rowindex={at + 2} data-chosen={chosen || undefined}>
      <td>
        <FindingBadge status={finding.status} />
      </td>
      {columns.severity && (
        <td>
          <SeverityMark severity={finding.severity} />
        </td>
      )}
      <th scope="row">
        <button type="button" className={styles.open} aria-pressed={chosen} onClick={choose}>
          {mark && (
            <span className={styles.mark} data-mark={mark}>
              {messages.reviews.marks[mark]}
            </span>
          )}
          {finding.title}
        </button>
      </th>
      {columns.resource && (
        <td>
          <ResourceName id={finding.resource} />
        </td>
      )}
      {columns.region && <td>{finding.region}</td>}
      {columns.since && <td>{finding.openSince && <Moment at={finding.openSince} dateOnly />}</td>}
    </tr>
  )
})
