import { type Box, space } from './box.ts'
import {
  type Cell,
  type CellTag,
  type Column,
  drawCell,
  drawPieces,
  heightOfCell,
  layCell,
  type Piece,
} from './cell.ts'
import type { Paper, Struct } from './paper.ts'
import { COLOR, TEXT, WIDTH } from './theme.ts'

export type { Cell, Column }

export interface TableOptions {
  readonly width?: number
  readonly indent?: number
  readonly after?: number
  /** Names the rows as targets of links. */
  readonly ids?: readonly (string | undefined)[]
  readonly head?: boolean
  /** The first cell of each row names what stands beside it. */
  readonly rowHeads?: boolean
}

const PAD = { x: 4, y: 2.2 }

/** A table whose head is drawn again on each page. Rows are never split; cap long cells with `maxLines`. */
export function table(
  paper: Paper,
  columns: readonly Column[],
  rows: Iterable<readonly Cell[]>,
  options: TableOptions = {},
): Box[] {
  const { indent = 0, width = WIDTH - indent, after = 10, ids, head = true, rowHeads = false } = options
  const widths = widthsOf(columns, width)
  const element = lazy(on => on.element('Table'))
  const layRow = (cells: readonly Cell[], type: RowSpec['type'], name?: string): Box =>
    row({ paper, cells, columns, widths, indent, type, element, name, rowHeads })
  const titles = columns.map((column): Piece => ({ text: column.title, style: TEXT.label }))
  const first = head ? layRow(titles, 'TH') : undefined
  const again = head ? layRow(titles, 'again') : undefined
  const boxes = [...rows].map(
    (cells, index): Box => ({ ...layRow(cells, 'TD', ids?.[index]), ...(again && { repeat: again }) }),
  )
  return [...(first ? [{ ...first, keep: true }] : []), ...boxes, space(after)]
}

function lazy(make: (paper: Paper) => Struct): (paper: Paper) => Struct {
  let made: Struct | undefined
  return paper => {
    made ??= make(paper)
    return made
  }
}

function widthsOf(columns: readonly Column[], width: number): number[] {
  const fixed = columns.reduce((sum, column) => sum + (column.width ?? 0), 0)
  const shares = columns.reduce((sum, column) => sum + (column.width ? 0 : (column.share ?? 1)), 0)
  return columns.map(column => column.width ?? ((width - fixed) * (column.share ?? 1)) / shares)
}

interface RowSpec {
  readonly paper: Paper
  readonly cells: readonly Cell[]
  readonly columns: readonly Column[]
  readonly widths: readonly number[]
  readonly indent: number
  /** `again`: a head repeated on a further page, which is decoration. */
  readonly type: 'TH' | 'TD' | 'again'
  readonly element: (paper: Paper) => Struct
  readonly name?: string | undefined
  readonly rowHeads: boolean
}

function row(spec: RowSpec): Box {
  const { cells, columns, widths, indent, type, element, name, rowHeads } = spec
  const cellAt = (index: number) => ({ width: (widths[index] ?? 0) - 2 * PAD.x, column: columns[index] })
  const laid = cells.map((cell, index) => layCell(spec.paper, cell, cellAt(index)))
  const height = Math.max(...laid.map(heightOfCell)) + 2 * PAD.y
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const places = widths.map(
    (_, index) => indent + PAD.x + widths.slice(0, index).reduce((sum, width) => sum + width, 0),
  )
  return {
    height,
    draw(on, x, y) {
      const placeOf = (index: number) => ({ x: x + (places[index] ?? 0), y: y + PAD.y, ...cellAt(index) })
      const tagOf = (index: number): CellTag => {
        if (type === 'TH') return { type: 'TH', scope: 'Column' }
        return rowHeads && index === 0 ? { type: 'TH', scope: 'Row' } : { type: 'TD' }
      }
      if (type !== 'TD') on.artifact(() => on.doc.rect(x + indent, y, whole, height).fill(COLOR.wash))
      if (name) on.target(name, y)
      if (type === 'again')
        on.artifact(() => laid.forEach((pieces, index) => void drawPieces(on, pieces, placeOf(index))), 'Pagination')
      else
        on.under(element(on), () => {
          const line = on.element('TR')
          on.under(line, () => laid.forEach((pieces, index) => void drawCell(on, pieces, placeOf(index), tagOf(index))))
          line.end()
        })
      on.rule(x + indent, y + height, whole, type === 'TD' ? COLOR.hair : COLOR.line, 0.5)
    },
  }
}

/** Names and values side by side. */
export function facts(
  paper: Paper,
  rows: readonly (readonly [string, Cell])[],
  options: TableOptions & { label?: number } = {},
): Box[] {
  const columns: Column[] = [{ title: '', width: options.label ?? 118, style: TEXT.smallSoft }, { title: '' }]
  return table(paper, columns, rows, { after: 8, ...options, head: false, rowHeads: true })
}
