import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'

/** By which column, and whether the other way round. */
export type Sorting = readonly [column: string, down: boolean]

export interface TableState {
  /** Undefined: as the service lists them. */
  readonly sorting: Sorting | undefined
  /** Ids of the columns that somebody chose; undefined: the usual ones. */
  readonly chosen: readonly string[] | undefined
  /** One way, then the other way round, then as it was. */
  readonly sortBy: (column: string) => void
  readonly choose: (columns: readonly string[] | undefined) => void
}

interface Looked {
  readonly name?: string | undefined
  /** The column by which it is sorted where the address names none. */
  readonly usual?: string
}

/**
 * How a table is looked at stands in the address: `sort=-region`, `columns=name,region`. A view with several tables names
 * all but the main one: `calls.sort=action`.
 */
export function useTableState({ name, usual = '' }: Looked = {}): TableState {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const navigate = useNavigate()
  const key = (what: string) => (name === undefined ? what : `${name}.${what}`)
  const textOf = (what: string): string => {
    const text = search[key(what)]
    return typeof text === 'string' ? text : ''
  }
  const set = (what: string, text: string | undefined) =>
    void navigate({
      to: '.',
      search: ((now: object) => ({ ...now, [key(what)]: text })) as never,
      replace: true,
    })
  const [sort, columns] = [textOf('sort'), textOf('columns')]
  const sorting = useMemo(() => sortingOf(sort || usual), [sort, usual])
  const chosen = useMemo(() => (columns === '' ? undefined : columns.split(',')), [columns])
  return {
    sorting,
    chosen,
    sortBy: column => {
      const to = next(column, sorting)
      set('sort', to === usual ? undefined : to)
    },
    choose: ids => set('columns', ids?.join(',')),
  }
}

function sortingOf(sort: string): Sorting | undefined {
  if (sort === '') return undefined
  return sort.startsWith('-') ? [sort.slice(1), true] : [sort, false]
}

function next(column: string, now: Sorting | undefined): string | undefined {
  if (now?.[0] !== column) return column
  return now[1] ? undefined : `-${column}`
}
