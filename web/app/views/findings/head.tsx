import { useNavigate } from '@tanstack/react-router'
import { messages } from '../../messages.ts'
import { SORTS, type Sort } from './filters.ts'
import styles from './table.module.css'

const words = messages.findings

/** Where room is short, or somebody reads one finding beside the table, the columns that matter least are left out. */
export type Columns = Readonly<Record<Exclude<Sort, 'status' | 'test'>, boolean>>

const NAMES = { ...words, since: words.openSince }

interface Shown {
  readonly columns: Columns
  readonly sort: readonly [Sort, boolean]
}

/** Each column is a button that sorts by it, and the other way round when pressed again. */
export function Head({ columns, sort: [by, down] }: Shown) {
  const navigate = useNavigate({ from: '/findings' })
  const sortBy = (column: Sort) => {
    const text = column === by && !down ? `-${column}` : column
    void navigate({ search: now => ({ ...now, sort: text === 'status' ? undefined : text }), replace: true })
  }
  return (
    <thead>
      <tr>
        {SORTS.filter(column => column === 'status' || column === 'test' || columns[column]).map(column => (
          <th
            key={column}
            scope="col"
            className={styles[column]}
            aria-sort={column !== by ? undefined : down ? 'descending' : 'ascending'}
          >
            <button type="button" className={styles.sort} onClick={() => sortBy(column)}>
              {NAMES[column]}
              {column === by && <span aria-hidden="true">{down ? ' ↓' : ' ↑'}</span>}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  )
}
