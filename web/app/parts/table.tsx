import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, type ReactNode, useEffect, useState } from 'react'
import { messages } from '../messages.ts'
import type { Column } from './column.ts'
import { Export } from './export/export.tsx'
import styles from './table.module.css'

export type { Column } from './column.ts'

interface Shown<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** Where not all of the rows may be loaded: whether they are, and all of them. */
  readonly pages?: {
    readonly whole: boolean
    readonly all: () => Promise<readonly Row[]>
    readonly more?: () => void
  }
  /** Columns that are in the export alone, as there is no room for them. */
  readonly more?: readonly Column<Row>[]
}

/** More rows than these scroll in a box of their own, and only those in view are in the page. */
const LONG = 60
const HEIGHT = 40

/** A table, however long. It scrolls by itself where it is too wide, also by keyboard. */
export function Table<Row>({ label, columns, rows, keyOf, pages, more = [] }: Shown<Row>) {
  // Of the state, so that what is in it is drawn again once it is there.
  const [scroll, setScroll] = useState<HTMLElement | null>(null)
  const long = rows.length > LONG
  return (
    <div className={styles.whole}>
      <Export
        label={label}
        columns={[...columns, ...more]}
        all={pages?.all ?? (() => rows)}
        count={pages?.whole === false ? messages.exports.first(rows.length) : messages.exports.rows(rows.length)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard. */}
      <section ref={setScroll} className={styles.scroll} data-long={long || undefined} aria-label={label} tabIndex={0}>
        <table className={styles.table} aria-rowcount={pages?.whole === false ? -1 : rows.length + 1}>
          <thead>
            <tr>
              {columns.map(column => (
                <th key={column.head} scope="col" className={classOf(column)}>
                  {column.head}
                </th>
              ))}
            </tr>
          </thead>
          {long ? (
            <InView columns={columns} rows={rows} keyOf={keyOf} pages={pages} scroll={scroll} />
          ) : (
            <tbody>
              {rows.map((row, at) => (
                <Line key={keyOf(row)} row={row} columns={columns} at={at} />
              ))}
            </tbody>
          )}
        </table>
      </section>
    </div>
  )
}

interface Viewed<Row> extends Pick<Shown<Row>, 'columns' | 'rows' | 'keyOf'> {
  readonly pages: Shown<Row>['pages'] | undefined
  readonly scroll: HTMLElement | null
}

/** The rows that can be seen; what is before and after them is a gap as high as they would be. */
function InView<Row>({ columns, rows, keyOf, pages, scroll }: Viewed<Row>) {
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll,
    estimateSize: () => HEIGHT,
    overscan: 8,
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  // At the end of what is loaded, more is.
  const short = pages?.whole === false && last >= rows.length - 1
  const { more } = pages ?? {}
  // biome-ignore lint/correctness/useExhaustiveDependencies: more rows ask again, another function does not.
  useEffect(() => {
    if (short) more?.()
  }, [short, rows.length])
  return (
    <tbody>
      <Gap height={shown[0]?.start ?? 0} span={columns.length} />
      {shown.map(({ index }) => {
        const row = rows[index]
        return row === undefined ? null : (
          <Line key={keyOf(row)} row={row} columns={columns} at={index} measure={virtual.measureElement} />
        )
      })}
      <Gap height={virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)} span={columns.length} />
    </tbody>
  )
}

const Gap = ({ height, span }: { height: number; span: number }) =>
  height > 0 ? (
    <tr className={styles.gap}>
      <td colSpan={span} style={{ height }} />
    </tr>
  ) : null

interface LineShown<Row> {
  readonly row: Row
  readonly columns: readonly Column<Row>[]
  readonly at: number
  readonly measure?: (element: HTMLElement | null) => void
}

const shownIn = <Row,>(column: Column<Row>, row: Row): ReactNode =>
  column.cell ? column.cell(row) : column.value?.(row)

/** Kept as it is while the table scrolls. */
const Line = memo(LineOf) as typeof LineOf

function LineOf<Row>({ row, columns, at, measure }: LineShown<Row>) {
  return (
    <tr aria-rowindex={at + 2} data-index={at} ref={measure}>
      {columns.map(column => {
        const shown = shownIn(column, row)
        return column.name ? (
          <th key={column.head} scope="row" className={classOf(column)}>
            {shown}
          </th>
        ) : (
          <td key={column.head} className={classOf(column)}>
            {shown}
          </td>
        )
      })}
    </tr>
  )
}

const classOf = ({ minor, number, tight }: Pick<Column<never>, 'minor' | 'number' | 'tight'>): string =>
  [minor && styles.minor, number && styles.number, tight && styles.tight].filter(Boolean).join(' ')
