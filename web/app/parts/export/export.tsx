import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { problemOf } from '../../api/problem.ts'
import { messages } from '../../messages.ts'
import type { Column } from '../column.ts'
import styles from './export.module.css'
import type { Cell, Format } from './files.ts'
import { save } from './save.ts'

const words = messages.exports
const FORMATS = ['csv', 'json', 'xlsx'] as const

interface Shown<Row> {
  /** What the table is called. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  /** Every row that the table counts, those that it has not loaded yet as well. */
  readonly all: () => readonly Row[] | Promise<readonly Row[]>
  /** Of the rows, in words. */
  readonly count?: string | undefined
  /** What else can be done with the table. */
  readonly children?: ReactNode
}

/** Saves all rows of a table as a file. */
export function Export<Row>({ label, columns, all, count, children }: Shown<Row>) {
  const { mutate, isPending, variables, error } = useMutation({
    mutationFn: async (format: Format) => {
      const [rows, { fileOf }] = await Promise.all([all(), import('./make.ts')])
      save(await fileOf(format, sheetOf(columns, rows)), nameOf(label, format))
    },
  })
  return (
    <div className={styles.bar}>
      <span>{count}</span>
      {children}
      <fieldset disabled={isPending}>
        <legend>{words.title}</legend>
        {FORMATS.map(format => (
          <button key={format} type="button" aria-label={words.as(label, words[format])} onClick={() => mutate(format)}>
            {isPending && variables === format ? messages.state.loading : words[format]}
          </button>
        ))}
      </fieldset>
      {error && <p role="alert">{problemOf(error)?.detail ?? error.message}</p>}
    </div>
  )
}

/** What only acts has no place in a file. */
function sheetOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]) {
  const told = columns.flatMap(({ head, value }) => (value ? [{ head, value }] : []))
  return {
    titles: told.map(({ head }) => head),
    rows: rows.map(row => told.map(({ value }): Cell => value(row) ?? null)),
  }
}

function nameOf(label: string, format: Format): string {
  const plain = label.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  return `exhibit-${plain}-${new Date().toISOString().slice(0, 10)}.${format}`
}
