import type { Box } from './box.ts'
import type { Line } from './lines.ts'
import type { Paper, Struct } from './paper.ts'
import { drawStatus, type Look } from './status.ts'
import { COLOR, TEXT, type TextStyle, WIDTH } from './theme.ts'

/** A paragraph in a cell: text, or a status with its mark. */
export interface Piece {
  readonly text?: string
  readonly look?: Look
  readonly style?: TextStyle
  readonly maxLines?: number
  readonly goTo?: string | undefined
}
export type Cell = string | Piece | readonly Piece[]

export interface Column {
  readonly title: string
  /** Share of the width that is left when fixed columns are set. */
  readonly share?: number
  /** Points. */
  readonly width?: number
  readonly align?: 'left' | 'right'
  readonly style?: TextStyle
}

export interface TableOptions {
  readonly width?: number
  readonly indent?: number
  readonly after?: number
  /** Names the rows as targets of links. */
  readonly ids?: readonly (string | undefined)[]
  readonly head?: boolean
}

const PAD = { x: 4, y: 2.6 }

interface Laid {
  readonly lines: readonly Line[]
  readonly style: TextStyle
  readonly look: Look | undefined
  readonly goTo: string | undefined
}

/** A table whose head is drawn again on each page. Rows are never split; cap long cells with `maxLines`. */
export function table(
  paper: Paper,
  columns: readonly Column[],
  rows: Iterable<readonly Cell[]>,
  options: TableOptions = {},
): Box[] {
  const { indent = 0, width = WIDTH - indent, after = 10, ids, head = true } = options
  const widths = widthsOf(columns, width)
  const element = lazy(on => on.element('Table'))
  const layRow = (cells: readonly Cell[], type: 'TH' | 'TD', name?: string): Box =>
    row({ paper, cells, columns, widths, indent, type, element, name })
  const titles = columns.map((column): Piece => ({ text: column.title, style: TEXT.label }))
  const first = head ? layRow(titles, 'TH') : undefined
  const again = head ? layRow(titles, 'TH') : undefined
  const boxes = [...rows].map(
    (cells, index): Box => ({ ...layRow(cells, 'TD', ids?.[index]), ...(again && { repeat: again }) }),
  )
  const tail: Box = { height: after, draw: () => {} }
  return [...(first ? [{ ...first, keep: true }] : []), ...boxes, tail]
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
  readonly type: 'TH' | 'TD'
  readonly element: (paper: Paper) => Struct
  readonly name?: string | undefined
}

function row(spec: RowSpec): Box {
  const { cells, columns, widths, indent, type, element, name } = spec
  const laid = cells.map((cell, index) => lay(spec.paper, cell, columns[index], (widths[index] ?? 0) - 2 * PAD.x))
  const height = Math.max(...laid.map(pieces => pieces.reduce((sum, piece) => sum + heightOf(piece), 0))) + 2 * PAD.y
  const whole = widths.reduce((sum, width) => sum + width, 0)
  return {
    height,
    draw(on, x, y) {
      const left = x + indent
      if (type === 'TH') on.artifact(() => on.doc.rect(left, y, whole, height).fill(COLOR.wash))
      if (name) on.target(name, y)
      on.under(element(on), () => {
        const line = on.element('TR')
        on.under(line, () => {
          let at = left
          laid.forEach((pieces, index) => {
            drawCell(on, pieces, {
              x: at + PAD.x,
              y: y + PAD.y,
              width: (widths[index] ?? 0) - 2 * PAD.x,
              type,
              align: columns[index]?.align ?? 'left',
            })
            at += widths[index] ?? 0
          })
        })
        line.end()
      })
      on.rule(left, y + height, whole, type === 'TH' ? COLOR.line : COLOR.hair, 0.5)
    },
  }
}

const heightOf = (piece: Laid): number => piece.style.leading * Math.max(1, piece.lines.length)

function lay(paper: Paper, cell: Cell, column: Column | undefined, width: number): Laid[] {
  const pieces =
    typeof cell === 'string' ? [{ text: cell }] : Array.isArray(cell) ? (cell as readonly Piece[]) : [cell as Piece]
  return pieces.map(({ text = '', look, style = column?.style ?? TEXT.small, maxLines, goTo }) => ({
    lines: look ? [] : paper.lines(text, style, width, maxLines),
    style: goTo ? { ...style, color: COLOR.link } : style,
    look,
    goTo,
  }))
}

interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly type: 'TH' | 'TD'
  readonly align: 'left' | 'right'
}

function drawCell(on: Paper, pieces: readonly Laid[], { x, y, width, type, align }: Place): void {
  const links: (() => void)[] = []
  const element = on.element(type, type === 'TH' ? { scope: 'Column' } : {})
  on.tagInto(element, type, () => {
    let top = y
    for (const piece of pieces) {
      const at = top
      if (piece.look) drawStatus(on, piece.look, x, at, piece.style)
      else on.drawLines(piece.lines, piece.style, x, at, width, align)
      const { goTo } = piece
      if (goTo) links.push(() => on.link(x, at, width, heightOf(piece), goTo, textOf(piece.lines)))
      top += heightOf(piece)
    }
  })
  on.under(element, () => {
    for (const link of links) link()
  })
  element.end()
}

const textOf = (lines: readonly Line[]): string => lines.flatMap(line => line.runs.map(run => run.text)).join('')

/** Names and values side by side. */
export function facts(
  paper: Paper,
  rows: readonly (readonly [string, Cell])[],
  options: TableOptions & { label?: number } = {},
): Box[] {
  const columns: Column[] = [{ title: '', width: options.label ?? 118, style: TEXT.smallSoft }, { title: '' }]
  return table(paper, columns, rows, { after: 8, ...options, head: false })
}
