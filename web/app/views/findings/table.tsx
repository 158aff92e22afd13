import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import { messages } from '../../messages.ts'
import { type Column, idOf } from '../../parts/column.ts'
import { Head } from '../../parts/table/head.tsx'
import type { TableState } from '../../parts/table/state.ts'
import type { Mark } from './reviews.ts'
import { FindingRow, GroupRow } from './row.tsx'
import type { Finding, Row } from './rows.ts'
import styles from './table.module.css'

const words = messages.findings
/** Of every row, as the style sheet says too. */
const HEIGHT = 42

interface Shown {
  readonly rows: readonly Row[]
  readonly chosen: string | undefined
  readonly columns: readonly Column<Finding>[]
  readonly state: Pick<TableState, 'sorting' | 'sortBy'>
  /** What a review said last. */
  readonly marks: ReadonlyMap<string, Mark>
}

/** However many findings there are, only the rows in view are in the page. */
export function FindingsTable({ rows, chosen, columns, state, marks }: Shown) {
  const scroll = useRef<HTMLElement>(null)
  const span = columns.length
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => HEIGHT,
    overscan: 8,
  })
  const at = useMemo(() => rows.findIndex(row => 'finding' in row && row.finding.id === chosen), [rows, chosen])
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at)
  }, [at, virtual])
  const shown = virtual.getVirtualItems()
  const before = shown[0]?.start ?? 0
  const after = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard.
    <section ref={scroll} className={styles.scroll} aria-label={words.title} tabIndex={0}>
      <table className={styles.table} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {columns.map(column => (
              <Head
                key={idOf(column)}
                id={idOf(column)}
                head={column.head}
                className={styles[idOf(column)]}
                state={state}
              />
            ))}
          </tr>
        </thead>
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
                mark={marks.get(finding.id)}
              />
            )
          })}
          <Gap height={after} span={span} />
        </tbody>
      </table>
    </section>
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
