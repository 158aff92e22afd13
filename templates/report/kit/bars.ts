import type { Box } from './box.ts'
import type { Paper } from './paper.ts'
import { CONTROL_LOOK, type Look } from './status.ts'
import { COLOR, TEXT, WIDTH } from './theme.ts'

export interface Part {
  readonly look: Look
  readonly count: number
  /** Of them with failing tests: a red foot under this share of the segment. */
  readonly failing?: number
}
export interface Bar {
  readonly label: string
  readonly parts: readonly Part[]
  readonly goTo?: string
}

export interface BarOptions {
  readonly label?: number
  readonly thick?: number
  /** What one unit is, for readers who hear the chart: "controls". */
  readonly unit: string
  readonly after?: number
  /** All bars to one scale; else each bar fills the width. */
  readonly scale?: boolean
}

const GAP = 1.2

/** Stacked bars with their counts written in. A segment is never narrower than its figure: one failure among hundreds is seen. */
export function bars(paper: Paper, all: readonly Bar[], options: BarOptions): Box[] {
  const { label = 150, thick = 15, after = 10 } = options
  const totals = all.map(bar => bar.parts.reduce((sum, part) => sum + part.count, 0))
  const most = Math.max(1, ...totals)
  return all.map((bar, index) => {
    const total = totals[index] ?? 0
    const name = paper.lines(bar.label, TEXT.smallStrong, label - 8, 2)
    const height = Math.max(thick + 7, name.length * TEXT.smallStrong.leading + 4)
    const last = index === all.length - 1
    const room = WIDTH - label - 34
    const unit = options.scale ? room / most : room / Math.max(1, total)
    return {
      height: height + (last ? after : 0),
      keep: !last,
      draw(on, x, y) {
        const said = bar.parts
          .filter(part => part.count > 0)
          .map(
            part =>
              `${part.look.label} ${part.count}${part.failing ? `, ${part.failing} of them with failing tests` : ''}`,
          )
          .join(', ')
        const element = on.tag('P', () =>
          on.drawLines(name, TEXT.smallStrong, x, y + (thick - name.length * TEXT.smallStrong.leading) / 2),
        )
        void element
        if (bar.goTo) on.link(x, y, label - 8, thick, bar.goTo, bar.label)
        const alt = {
          alt: `${bar.label}: ${total} ${options.unit}. ${said}.`,
          bbox: [x + label, y, x + WIDTH, y + thick],
        }
        on.tag('Figure', () => drawBar(on, bar.parts, x + label, y, { unit, thick, total }), alt)
      },
    }
  })
}

function drawBar(
  on: Paper,
  parts: readonly Part[],
  x: number,
  y: number,
  of: { unit: number; thick: number; total: number },
): void {
  const shown = parts.filter(({ count }) => count > 0).map(part => ({ ...part, ...figureOf(on, part) }))
  const widths = widthsOf(
    shown.map(({ count, line }) => ({ count, least: line.width + PAD })),
    of.total * of.unit,
  )
  let left = x
  shown.forEach(({ look, line, style, count, failing = 0 }, index) => {
    const width = widths[index] ?? 0
    on.doc.rect(left, y, width - GAP, of.thick).fill(look.color)
    on.drawLine(line, style, left + (width - GAP - line.width) / 2, y + (of.thick - style.leading) / 2)
    if (failing > 0 && look !== CONTROL_LOOK.tests_failed)
      drawFoot(on, left, y + of.thick, ((width - GAP) * failing) / count)
    left += width
  })
  const [sum] = on.lines(of.total.toLocaleString('en-US'), TEXT.smallSoft, 60)
  if (sum) on.drawLine(sum, TEXT.smallSoft, left + 4, y + (of.thick - TEXT.smallSoft.leading) / 2)
}

/** Red on white, so that it shows on every colour. */
function drawFoot(on: Paper, x: number, bottom: number, width: number): void {
  on.doc.rect(x, bottom, width, 3.4).fill(CONTROL_LOOK.tests_failed.color)
}

const PAD = 5

function figureOf(on: Paper, { look, count }: Part) {
  const style = { ...TEXT.label, color: isLight(look.color) ? COLOR.ink : COLOR.white }
  const line = on.lines(count.toLocaleString('en-US'), style, 100, 1)[0] ?? { runs: [], width: 0 }
  return { style, line }
}

/** Shares of the room by count; what is too narrow gets its least, and the others share what is left. */
export function widthsOf(segments: readonly { count: number; least: number }[], room: number): number[] {
  const fixed = new Set<number>()
  for (;;) {
    const free = segments.filter((_, index) => !fixed.has(index)).reduce((sum, { count }) => sum + count, 0)
    const left = segments.reduce((sum, { least }, index) => (fixed.has(index) ? sum - least : sum), room)
    const widths = segments.map(({ count, least }, index) => (fixed.has(index) ? least : (count * left) / free))
    const narrow = segments.findIndex(({ least }, index) => !fixed.has(index) && (widths[index] ?? 0) < least)
    if (narrow < 0) return widths
    fixed.add(narrow)
  }
}

const isLight = (hex: string): boolean => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16))
  return r * 0.3 + g * 0.59 + b * 0.11 > 140
}
