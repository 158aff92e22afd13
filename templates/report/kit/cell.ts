import type { Line } from './lines.ts'
import type { Paper } from './paper.ts'
import { drawStatus, type Look } from './status.ts'
import { COLOR, TEXT, type TextStyle } from './theme.ts'

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

/** A piece broken into lines. */
export interface LaidPiece {
  readonly lines: readonly Line[]
  readonly style: TextStyle
  readonly look: Look | undefined
  readonly goTo: string | undefined
}

/** Where a cell's text stands, without its padding. */
export interface CellPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly column: Column | undefined
}

const piecesOf = (cell: Cell): readonly Piece[] => {
  if (typeof cell === 'string') return [{ text: cell }]
  return Array.isArray(cell) ? cell : [cell as Piece]
}

export function layCell(paper: Paper, cell: Cell, { width, column }: Omit<CellPlace, 'x' | 'y'>): LaidPiece[] {
  return piecesOf(cell).map(({ text = '', look, style = column?.style ?? TEXT.small, maxLines, goTo }) => ({
    lines: look ? [] : paper.lines(text, style, width, maxLines),
    style: goTo ? { ...style, color: COLOR.link } : style,
    look,
    goTo,
  }))
}

const heightOf = (piece: LaidPiece): number => piece.style.leading * Math.max(1, piece.lines.length)

export const heightOfCell = (pieces: readonly LaidPiece[]): number =>
  pieces.reduce((sum, piece) => sum + heightOf(piece), 0)

export function drawPieces(on: Paper, pieces: readonly LaidPiece[], { x, y, width, column }: CellPlace): void {
  let top = y
  for (const piece of pieces) {
    if (piece.look) drawStatus(on, piece.look, x, top, piece.style)
    else on.drawLines(piece.lines, piece.style, x, top, width, column?.align)
    top += heightOf(piece)
  }
}

/** `Row`: the first cell of a row that names what stands beside it. */
export type CellTag = { readonly type: 'TD' } | { readonly type: 'TH'; readonly scope: 'Column' | 'Row' }

/** A cell with its tag and its links; several paragraphs have a tag each, so that they are not read as one word. */
export function drawCell(on: Paper, pieces: readonly LaidPiece[], place: CellPlace, tag: CellTag): void {
  const { type } = tag
  const element = on.element(type, type === 'TH' ? { scope: tag.scope } : {})
  if (pieces.length < 2) on.tagInto(element, type, () => drawPieces(on, pieces, place))
  else on.under(element, () => drawParagraphs(on, pieces, place))
  on.under(element, () => {
    let top = place.y
    for (const piece of pieces) {
      if (piece.goTo) on.link(place.x, top, place.width, heightOf(piece), piece.goTo, textOf(piece.lines))
      top += heightOf(piece)
    }
  })
  element.end()
}

function drawParagraphs(on: Paper, pieces: readonly LaidPiece[], place: CellPlace): void {
  let top = place.y
  for (const piece of pieces) {
    const y = top
    on.tag('P', () => drawPieces(on, [piece], { ...place, y }))
    top += heightOf(piece)
  }
}

const textOf = (lines: readonly Line[]): string => lines.flatMap(line => line.runs.map(run => run.text)).join('')
