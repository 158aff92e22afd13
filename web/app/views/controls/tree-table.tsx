import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { messages } from '../../messages.ts'
import type { Column } from '../../parts/column.ts'
import { Export } from '../../parts/export/export.tsx'
import tables from '../../parts/table.module.css'
import type { Failing } from './failing.ts'
import styles from './tree.module.css'
import { type Control, rowsOf, treeOf } from './tree.ts'
import { useTreeKeys } from './tree-keys.ts'
import { Name, Rest } from './tree-row.tsx'

const words = messages.controls
const route = getRouteApi('/framed/controls')
/** With more than these, groups are closed until somebody opens them. */
const MANY = 100
/** More rows than these scroll in a box of their own. */
const LONG = 30

interface Shown {
  readonly controls: readonly Control[]
  readonly columns: readonly Column<Control>[]
  readonly failing: Failing | undefined
  readonly framework: string
  readonly chosen: string | undefined
}

/** The controls of a framework in its groups. Which are open stands in the address. */
export function ControlTree({ controls, columns, failing, framework, chosen }: Shown) {
  const { toggled = '' } = route.useSearch()
  const navigate = useNavigate({ from: '/controls' })
  const tree = useMemo(() => treeOf(controls), [controls])
  const other = new Set(toggled.split(','))
  const usual = controls.length <= MANY
  const rows = rowsOf(tree, id => other.has(id) !== (usual || isOnWay(id, chosen)))
  const toggle = (id: string) => {
    const ids = other.has(id) ? [...other].filter(one => one !== id) : [...other, id]
    void navigate({ search: now => ({ ...now, toggled: ids.filter(Boolean).join(',') || undefined }), replace: true })
  }
  const long = rows.length > LONG || undefined
  const table = useRef<HTMLTableElement>(null)
  const { onKeyDown, reached } = useTreeKeys(table, rows, toggle)
  return (
    <div className={tables.whole}>
      <Export
        label={words.title}
        columns={columns}
        all={() => controls}
        count={messages.exports.rows(controls.length)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard. */}
      <section className={tables.scroll} data-long={long} aria-label={words.title} tabIndex={0}>
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a treegrid is a table (WAI-ARIA 1.2). */}
        <table ref={table} role="treegrid" aria-label={words.tree} className={tables.table} onKeyDown={onKeyDown}>
          <thead>
            <tr>
              <th scope="col">{words.control}</th>
              <th scope="col">{words.status}</th>
              {chosen === undefined && (
                <th scope="col" className={tables.minor}>
                  {words.failing}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr
                key={row.branch.id}
                aria-level={row.level}
                aria-posinset={row.place}
                aria-setsize={row.siblings}
                aria-expanded={row.open}
                className={styles.row}
                data-group={row.branch.control === undefined || undefined}
                {...reached(row, index)}
              >
                <th scope="row" className={styles[`level${Math.min(row.level, 4)}`]}>
                  <Name row={row} framework={framework} chosen={chosen} toggle={toggle} />
                </th>
                <Rest row={row} framework={framework} failing={failing} wide={chosen === undefined} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

/** The groups above a control that the address names are open, whatever is usual. */
const isOnWay = (id: string, chosen: string | undefined): boolean => chosen?.startsWith(id) === true
