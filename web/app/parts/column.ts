import type { ReactNode } from 'react'

interface Shape<Row> {
  readonly head: string
  /** What it is called in an address; without it, as its head is. */
  readonly id?: string
  /** What it is sorted by, where that is not what it says. */
  readonly order?: (row: Row) => string | number | null | undefined
  /** Where room is short it is left out. */
  readonly minor?: boolean
  readonly number?: boolean
  /** Short words that are not broken. */
  readonly tight?: boolean
  /** The column that names the row. */
  readonly name?: boolean
}

interface Telling<Row> extends Shape<Row> {
  /** What an export holds, and what is shown unless `cell` says more. */
  readonly value: (row: Row) => string | number | null | undefined
  readonly cell?: (row: Row) => ReactNode
}

interface Acting<Row> extends Shape<Row> {
  readonly value?: never
  readonly cell: (row: Row) => ReactNode
}

/** A column of a table. One that only acts on its row has no value, and is in no export. */
export type Column<Row> = Telling<Row> | Acting<Row>

export const idOf = ({ id, head }: Pick<Column<never>, 'id' | 'head'>): string =>
  id ?? head.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
