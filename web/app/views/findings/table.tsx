import { useMediaQuery } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import { messages } from '../../messages.ts'
import type { Sort } from './filters.ts'
import { type Columns, Head } from './head.tsx'
import type { Mark } from './reviews.ts'
import { FindingRow, GroupRow } from './row.tsx'
import type { Row } from './rows.ts'
import styles from './table.module.css'

const words = messages.findings
/** Of every row, as the style sheet says too. */
const HEIGHT = 42

function useColumns(chosen: boolean): Columns {
  const at = { getInitialValueInEffect: false }
  const resource = useMediaQuery('(min-width: 44rem)', true, at)
  const region = useMediaQuery('(min-width: 62rem)', true, at) && !chosen
  const since = useMediaQuery('(min-width: 90rem)', false, at) && !chosen
  const severity = resource && !chosen
  return useMemo(() => ({ severity, resource, region, since }), [severity, resource, region, since])
}

interface Shown {
  readonly rows: readonly Row[]
  readonly chosen: string | undefined
  readonly sort: readonly [Sort, boolean]
  /** What a review said last. */
  readonly marks: ReadonlyMap<string, Mark>
}

/** However many findings there are, only the rows in view are in the page. */
export function FindingsTable({ rows, chosen, sort, marks }: Shown) {
  const scroll = useRef<HTMLElement>(null)
  const columns = useColumns(chosen !== undefined)
  const span = 2 + Object.values(columns).filter(Boolean).length
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
        <Head columns={columns} sort={sort} />
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
