import type { Box } from './paper.ts'

export type { Box }

/** White space; it never moves to the next page. */
export const space = (height: number): Box => ({ height: 0, before: height, draw: () => {} })

/** Keeps the first two and the last two boxes of a block together, so that no line of it stands alone on a page. */
export function tied(boxes: readonly Box[]): Box[] {
  const drawn = boxes.filter(box => box.height > 0)
  const ends = [drawn[0], drawn.at(-2)]
  return boxes.map(box => (ends.includes(box) ? { ...box, keep: true } : box))
}
