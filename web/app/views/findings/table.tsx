import { useMediaQuery } from '@mantine/hooks'
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

interface Shown {
  readonly severity: boolean
  readonly resource: boolean
  readonly region: boolean
  readonly since: boolean
}

/** Where room is short, or somebody reads one finding beside the table, the columns that matter least are left out. */
function useColumns(chosen: boolean): Shown {
  const at = { getInitialValueInEffect: false }
  const resource = useMediaQuery('(min-width: 44rem)', true, at)
  const region = useMediaQuery('(min-width: 62rem)', true, at) && !chosen
  const since = useMediaQuery('(min-width: 90rem)', false, at) && !chosen
  return { severity: resource && !chosen, resource, region, since }
}

/** However many findings there are, only the rows in view are in the page. */
export function FindingsTable({ rows, chosen }: { rows: readonly Row[]; chosen: string | undefined }) {
  const scroll = useRef<HTMLElement>(null)
  const columns = useColumns(chosen !== undefined)
  const span = 2 + Object.values(columns).filter(Boolean).length
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
        <Head columns={columns} />
        <tbody>
          <Gap height={before} span={span} />
          {shown.map(({ index }) => {
            const row = rows[index]
            if (!row) return null
            if ('group' in row)
              return <GroupRow key={`group ${row.group}`} name={row.name} count={row.count} at={index} span={span} />
            const { finding } = row
            return (
              <FindingRow
                key={finding.id}
                finding={finding}
                at={index}
                chosen={finding.id === chosen}
                columns={columns}
              />
            )
          })}
          <Gap height={after} span={span} />
        </tbody>
      </table>
    </section>
  )
}

function Head({ columns }: { columns: Shown }) {
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.status}>
          {words.status}
        </th>
        {columns.severity && (
          <th scope="col" className={styles.severity}>
            {words.severity}
          </th>
        )}
        <th scope="col">{words.test}</th>
        {columns.resource && (
          <th scope="col" className={styles.resource}>
            {words.resource}
          </th>
        )}
        {columns.region && (
          <th scope="col" className={styles.region}>
            {words.region}
          </th>
        )}
        {columns.since && (
          <th scope="col" className={styles.since}>
            {words.openSince}
          </th>
        )}
      </tr>
    </thead>
  )
}

/** Stands for the rows that are out of view. */
function Gap({ height, span }: { height: number; span: number }) {
  return height > 0 ? (
    <tr className={styles.gap}>
      <td colSpan={span} style={{ height }} />
    </tr>
  ) : null
}

function GroupRow({ name, count, at, span }: { name: string; count: number; at: number; span: number }) {
  return (
    <tr aria-rowindex={at + 2} className={styles.group}>
      <th colSpan={span} scope="rowgroup">
        <bdi>{name}</bdi>
        <span>{words.count(count)}</span>
      </th>
    </tr>
  )
}

interface FindingShown {
  readonly finding: Finding
  readonly at: number
  readonly chosen: boolean
  readonly columns: Shown
}

function FindingRow({ finding, at, chosen, columns }: FindingShown) {
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
}
