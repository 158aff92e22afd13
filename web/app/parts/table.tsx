import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, type ReactNode, useEffect, useMemo, useState } from 'react'
import { messages } from '../messages.ts'
import { type Column, idOf } from './column.ts'
import { Export } from './export/export.tsx'
import { ColumnChoice } from './table/choice.tsx'
import { Head } from './table/head.tsx'
import { inOrder, keyOf as orderOf } from './table/order.ts'
import { type Sorting, useTableState } from './table/state.ts'
import styles from './table.module.css'

export type { Column } from './column.ts'

interface Shown<Row> {
  readonly label: string
  /** In the address, where it is not the main table of its view. */
  readonly name?: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** Where there is no room its cells stand one below the other. */
  readonly stacks?: boolean
  /** Where not all of the rows may be loaded: whether they are, and all of them. */
  readonly pages?: {
    readonly whole: boolean
    readonly all: () => Promise<readonly Row[]>
    readonly more?: () => void
  }
  /** Columns that are usually in the export alone, as there is no room for them. */
  readonly more?: readonly Column<Row>[]
}

/** More rows than these scroll in a box of their own, and only those in view are in the page. */
const LONG = 60
const HEIGHT = 40

/** A table, however long, in the order and with the columns that its address names. It scrolls by itself where it is too wide. */
export function Table<Row>({
  label,
  name,
  columns,
  rows: listed,
  keyOf,
  stacks = false,
  pages,
  more = [],
}: Shown<Row>) {
  // Of the state, so that what is in it is drawn again once it is there.
  const [scroll, setScroll] = useState<HTMLElement | null>(null)
  const state = useTableState({ name })
  const { sorting, chosen, choose } = state
  const every = useMemo(() => [...columns, ...more], [columns, more])
  const shown = useMemo(
    () => (chosen ? every.filter(isIn(new Set(chosen))).map(roomy) : columns),
    [every, columns, chosen],
  )
  const sort = (rows: readonly Row[]) => sorted(rows, every, sorting)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other columns sort as those before.
  const rows = useMemo(() => sort(listed), [listed, sorting])
  useWhole(pages, sorting !== undefined)
  const long = rows.length > LONG
  return (
    <div className={styles.whole} data-stacks={stacks || undefined}>
      <Export
        label={label}
        columns={chosen ? shown : every}
        all={async () => sort((await pages?.all()) ?? listed)}
        count={pages?.whole === false ? messages.exports.first(rows.length) : messages.exports.rows(rows.length)}
      >
        <ColumnChoice
          label={label}
          columns={every.filter(({ value }) => value).map(one => ({ id: idOf(one), head: one.head, fixed: one.name }))}
          shown={new Set(shown.map(idOf))}
          choose={choose}
        />
      </Export>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard. */}
      <section ref={setScroll} className={styles.scroll} data-long={long || undefined} aria-label={label} tabIndex={0}>
        <table className={styles.table} aria-rowcount={pages?.whole === false ? -1 : rows.length + 1}>
          <thead>
            <tr>
              {shown.map(column => (
                <Head
                  key={idOf(column)}
                  id={idOf(column)}
                  head={column.head}
                  className={classOf(column)}
                  sorts={column.value !== undefined}
                  state={state}
                />
              ))}
            </tr>
          </thead>
          {long ? (
            <InView columns={shown} rows={rows} keyOf={keyOf} pages={pages} scroll={scroll} />
          ) : (
            <tbody>
              {rows.map((row, at) => (
                <Line key={keyOf(row)} row={row} columns={shown} at={at} />
              ))}
            </tbody>
          )}
        </table>
      </section>
    </div>
  )
}

/** What somebody chose is shown where room is short too. */
const roomy = <Row,>(column: Column<Row>): Column<Row> => ({ ...column, minor: false })

/** What names or acts on a row is always there. */
const isIn =
  (chosen: ReadonlySet<string>) =>
  (column: Column<never>): boolean =>
    column.name === true || column.value === undefined || chosen.has(idOf(column))

function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sorting: Sorting | undefined) {
  const by = sorting && columns.find(column => idOf(column) === sorting[0])
  const value = by?.order ?? by?.value
  return sorting && value ? inOrder(rows, row => orderOf(value(row)), sorting[1]) : rows
}

/** The order of a part of a list says nothing: where it is sorted, all of it is loaded. */
function useWhole(pages: Shown<unknown>['pages'] | undefined, needed: boolean): void {
  const missing = needed && pages?.whole === false
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked for once; what fails is told where the list is.
  useEffect(() => {
    if (missing) pages?.all().catch(() => undefined)
  }, [missing])
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
          <th key={idOf(column)} scope="row" className={classOf(column)}>
            {shown}
          </th>
        ) : (
          <td key={idOf(column)} className={classOf(column)}>
            {shown}
          </td>
        )
      })}
    </tr>
  )
}

const classOf = ({ minor, number, tight }: Pick<Column<never>, 'minor' | 'number' | 'tight'>): string =>
  [minor && styles.minor, number && styles.number, tight && styles.tight].filter(Boolean).join(' ')
