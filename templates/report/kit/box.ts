import type { Paper } from './paper.ts'

/**
 * A piece of a page that is never split. Pages are lists of boxes; `Paper.flow` places them one under the other and
 * breaks pages between them.
 */
export interface Box {
  /** Points, the space below included. */
  readonly height: number
  /** Space above, in points; dropped at the top of a page. */
  readonly before?: number
  /** Stays on the page of the next box: headings, table heads. */
  readonly keep?: boolean
  /** Drawn again at the top of the page when a page break falls directly before this box. */
  readonly repeat?: Box
  draw(paper: Paper, x: number, y: number): void
}

/** White space; it never moves to the next page. */
export const space = (height: number): Box => ({ height: 0, before: height, draw: () => {} })

/** Keeps the first two and the last two boxes of a block together, so that no line of it stands alone on a page. */
export function tied(boxes: readonly Box[]): Box[] {
  const drawn = boxes.filter(box => box.height > 0)
  const ends = [drawn[0], drawn.at(-2)]
  return boxes.map(box => (ends.includes(box) ? { ...box, keep: true } : box))
}
