import type { ReactNode } from 'react'
import styles from './table.module.css'

export interface Column<Row> {
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** Where room is short it is left out. */
  readonly minor?: boolean
  readonly number?: boolean
  /** Short words that are not broken. */
  readonly tight?: boolean
  /** The column that names the row. */
  readonly name?: boolean
}

interface Shown<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
}

/** A short table. It scrolls by itself where it is too wide, also by keyboard. */
export function Table<Row>({ label, columns, rows, keyOf }: Shown<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard.
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.head} scope="col" className={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={keyOf(row)}>
              {columns.map(column =>
                column.name ? (
                  <th key={column.head} scope="row" className={classOf(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.head} className={classOf(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const classOf = ({ minor, number, tight }: Pick<Column<never>, 'minor' | 'number' | 'tight'>): string =>
  [minor && styles.minor, number && styles.number, tight && styles.tight].filter(Boolean).join(' ')
