import { useId, useState } from 'react'
import { messages } from '../../messages.ts'
import styles from './choice.module.css'

const words = messages.tables

interface Shown {
  /** What the table is called. */
  readonly label: string
  /** Every column that there could be, in the order in which they stand. */
  readonly columns: readonly { readonly id: string; readonly head: string; readonly fixed?: boolean | undefined }[]
  readonly shown: ReadonlySet<string>
  /** Undefined: the usual ones again. */
  readonly choose: (columns: readonly string[] | undefined) => void
}

/** Which columns a table shows, and an export holds. */
export function ColumnChoice({ label, columns, shown, choose }: Shown) {
  const [open, setOpen] = useState(false)
  const panel = useId()
  const toggle = (id: string, on: boolean) =>
    choose(columns.filter(one => (one.id === id ? on : shown.has(one.id))).map(one => one.id))
  return (
    <>
      <button
        type="button"
        className={styles.open}
        aria-expanded={open}
        aria-controls={open ? panel : undefined}
        aria-label={words.columnsOf(label)}
        onClick={() => setOpen(!open)}
      >
        {words.columns}
      </button>
      {open && (
        <fieldset id={panel} className={styles.panel}>
          <legend>{words.columnsOf(label)}</legend>
          {columns.map(({ id, head, fixed }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={fixed === true || shown.has(id)}
                disabled={fixed}
                onChange={({ currentTarget: { checked } }) => toggle(id, checked)}
              />
              {head}
            </label>
          ))}
          <button type="button" className={styles.usual} onClick={() => choose(undefined)}>
            {words.usual}
          </button>
        </fieldset>
      )}
    </>
  )
}
