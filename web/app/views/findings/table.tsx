import { useNavigate } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { messages } from '../../messages.ts'
import { FindingBadge, SeverityMark } from '../../parts/badge.tsx'
import { Moment } from '../../parts/moment.tsx'
import { ResourceName } from '../../parts/resource-name.tsx'
import type { Finding, Row } from './rows.ts'
import styles from './table.module.css'

const words = messages.findings
/** Of every row, as the style sheet says too. */
const HEIGHT = 42

/** However many findings there are, only the rows in view are in the page. */
export function FindingsTable({ rows, chosen }: { rows: readonly Row[]; chosen: string | undefined }) {
  const scroll = useRef<HTMLElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => HEIGHT,
    overscan: 12,
  })
  const shown = virtual.getVirtualItems()
  const before = shown[0]?.start ?? 0
  const after = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard.
    <section ref={scroll} className={styles.scroll} aria-label={words.title} tabIndex={0}>
      <table className={styles.table} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <th scope="col" className={styles.status}>
              {words.status}
            </th>
            <th scope="col" className={styles.severity}>
              {words.severity}
            </th>
            <th scope="col">{words.test}</th>
            <th scope="col" className={styles.resource}>
              {words.resource}
            </th>
            <th scope="col" className={styles.region}>
              {words.region}
            </th>
            <th scope="col" className={styles.since}>
              {words.openSince}
            </th>
          </tr>
        </thead>
        <tbody>
          <Gap height={before} />
          {shown.map(({ index }) => {
            const row = rows[index]
            if (!row) return null
            if ('group' in row)
              return <GroupRow key={`group ${row.group}`} name={row.name} count={row.count} at={index} />
            const { finding } = row
            return <FindingRow key={finding.id} finding={finding} at={index} chosen={finding.id === chosen} />
          })}
          <Gap height={after} />
        </tbody>
      </table>
    </section>
  )
}

/** Stands for the rows that are out of view. */
function Gap({ height }: { height: number }) {
  return height > 0 ? (
    <tr className={styles.gap}>
      <td colSpan={6} style={{ height }} />
    </tr>
  ) : null
}

function GroupRow({ name, count, at }: { name: string; count: number; at: number }) {
  return (
    <tr aria-rowindex={at + 2} className={styles.group}>
      <th colSpan={6} scope="rowgroup">
        <bdi>{name}</bdi>
        <span>{words.count(count)}</span>
      </th>
    </tr>
  )
}

function FindingRow({ finding, at, chosen }: { finding: Finding; at: number; chosen: boolean }) {
  const navigate = useNavigate({ from: '/findings' })
  const choose = () =>
    void navigate({ search: now => ({ ...now, finding: chosen ? undefined : finding.id }), replace: true })
  return (
    <tr aria-rowindex={at + 2} data-chosen={chosen || undefined}>
      <td>
        <FindingBadge status={finding.status} />
      </td>
      <td className={styles.severity}>
        <SeverityMark severity={finding.severity} />
      </td>
      <th scope="row">
        <button type="button" className={styles.open} aria-pressed={chosen} onClick={choose}>
          {finding.title}
        </button>
      </th>
      <td className={styles.resource}>
        <ResourceName id={finding.resource} />
      </td>
      <td className={styles.region}>{finding.region}</td>
      <td className={styles.since}>{finding.openSince && <Moment at={finding.openSince} dateOnly />}</td>
    </tr>
  )
}
