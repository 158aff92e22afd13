import styles from './head.module.css'
import type { TableState } from './state.ts'

interface Shown {
  readonly id: string
  readonly head: string
  readonly className?: string | undefined
  /** What can be sorted by; what only acts on a row cannot. */
  readonly sorts?: boolean
  readonly state: Pick<TableState, 'sorting' | 'sortBy'>
}

/** The head of a column: a button that sorts by it, the other way round when pressed again, and then no more. */
export function Head({ id, head, className, sorts = true, state: { sorting, sortBy } }: Shown) {
  const [by, down] = sorting ?? []
  const sorted = by === id && (down ? 'descending' : 'ascending')
  return (
    <th scope="col" className={className} aria-sort={sorted || undefined}>
      {sorts ? (
        <button type="button" className={styles.sort} onClick={() => sortBy(id)}>
          {head}
          {sorted && <span aria-hidden="true">{down ? ' ↓' : ' ↑'}</span>}
        </button>
      ) : (
        head
      )}
    </th>
  )
}
