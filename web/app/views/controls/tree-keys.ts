import { type KeyboardEvent, type RefObject, useState } from 'react'
import type { TreeRow } from './tree.ts'

/**
 * The keys of a tree (WAI-ARIA, treegrid): up and down from row to row, right opens and goes in, left closes and goes out,
 * Enter does what a click does. Only one row is reached by Tab.
 */
export function useTreeKeys(
  table: RefObject<HTMLTableElement | null>,
  rows: readonly TreeRow[],
  toggle: (id: string) => void,
) {
  const [at, setAt] = useState<string | undefined>()
  const current = rows.findIndex(({ branch }) => branch.id === at)
  const go = (index: number) => {
    const row = rows[Math.max(0, Math.min(index, rows.length - 1))]
    if (!row) return
    setAt(row.branch.id)
    table.current?.querySelector<HTMLElement>(`[data-branch="${CSS.escape(row.branch.id)}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, target } = event
    const row = rows[current]
    if (!row || !(target instanceof HTMLTableRowElement) || event.ctrlKey || event.metaKey || event.altKey) return
    if (key === 'ArrowDown') go(current + 1)
    else if (key === 'ArrowUp') go(current - 1)
    else if (key === 'Home') go(0)
    else if (key === 'End') go(rows.length - 1)
    else if (key === 'ArrowRight') row.open === false ? toggle(row.branch.id) : row.open && go(current + 1)
    else if (key === 'ArrowLeft')
      row.open ? toggle(row.branch.id) : go(rows.findIndex(({ branch }) => branch.id === row.parent))
    else if (key === 'Enter') target.querySelector<HTMLElement>('a, button')?.click()
    else return
    event.preventDefault()
  }
  return {
    onKeyDown,
    /** What makes a row one that keys reach. */
    reached: (row: TreeRow, index: number) => ({
      'data-branch': row.branch.id,
      tabIndex: index === Math.max(current, 0) ? 0 : -1,
      onFocus: () => setAt(row.branch.id),
    }),
  }
}
