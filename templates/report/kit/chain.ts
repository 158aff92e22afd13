import { type Box, space } from './box.ts'
import type { Paper } from './paper.ts'
import { COLOR, TEXT, WIDTH } from './theme.ts'

export interface Link {
  /** What is done; stands over the arrow. */
  readonly by: string
  readonly to: string
}

export interface Chain {
  readonly from: string
  readonly links: readonly Link[]
  /** Drawn whole; otherwise dashed. */
  readonly certain: boolean
  /** For readers who hear it. */
  readonly alt: string
}

const NODE = { width: 80, height: 24, pad: 3 }
const ARROW = 59
const GAP = 7
/** Arrows beside each other, each with the box that it leads to; a longer chain goes on below. */
const IN_A_ROW = Math.floor((WIDTH - NODE.width) / (ARROW + NODE.width))

/** A small picture of each chain: boxes for whom one is, arrows for what is done. Names are cut, the alternative text has them whole. */
export function chains(all: readonly Chain[], after = 10): Box[] {
  return [...all.map(picture), space(after)]
}

function picture({ from, links, certain, alt }: Chain): Box {
  const height = Math.max(1, Math.ceil(links.length / IN_A_ROW)) * (NODE.height + GAP)
  return {
    height,
    draw(on, x, y) {
      const draw = () => {
        node(on, from, x, y, links.length === 0)
        links.forEach(({ by, to }, index) => {
          const left = x + NODE.width + (index % IN_A_ROW) * (ARROW + NODE.width)
          const top = y + Math.floor(index / IN_A_ROW) * (NODE.height + GAP)
          arrow(on, by, left, top, certain)
          node(on, to, left + ARROW, top, index === links.length - 1)
        })
      }
      on.tag('Figure', draw, { alt, bbox: [x, y, x + WIDTH, y + height - GAP] })
    },
  }
}

function node(on: Paper, name: string, left: number, top: number, last: boolean): void {
  const { width, height, pad } = NODE
  const [fill, edge] = last ? [COLOR.warnWash, COLOR.warn] : [COLOR.wash, COLOR.line]
  on.doc.lineWidth(0.7).rect(left, top, width, height).fillAndStroke(fill, edge)
  const lines = on.lines(name, TEXT.monoSoft, width - 2 * pad, 2)
  on.drawLines(lines, TEXT.monoSoft, left + pad, top + (height - lines.length * TEXT.monoSoft.leading) / 2)
}

function arrow(on: Paper, by: string, left: number, top: number, certain: boolean): void {
  const middle = top + NODE.height / 2
  const end = left + ARROW - 2
  on.doc
    .lineWidth(0.9)
    .moveTo(left + 2, middle)
    .lineTo(end, middle)
  if (certain) on.doc.stroke(COLOR.soft)
  else on.doc.dash(2.2, { space: 2 }).stroke(COLOR.soft).undash()
  on.doc.polygon([end, middle], [end - 4.5, middle - 2.6], [end - 4.5, middle + 2.6]).fill(COLOR.soft)
  const [line] = on.lines(by, TEXT.monoSoft, ARROW - 4, 1)
  if (line) on.drawLine(line, TEXT.monoSoft, left + (ARROW - line.width) / 2, middle - TEXT.monoSoft.leading)
}
