import type { Box } from './box.ts'
import type { Paper } from './paper.ts'
import { BOTTOM, COLOR, PAGE, TEXT, type TextStyle, WIDTH } from './theme.ts'

export interface TextOptions {
  readonly style?: TextStyle
  readonly width?: number
  readonly indent?: number
  /** Space below, in points. */
  readonly after?: number
  readonly maxLines?: number
  readonly keep?: boolean
  readonly goTo?: string
}

/** A paragraph, in as many boxes as it has lines; the first two and the last two lines stay together. */
export function paragraph(paper: Paper, text: string, options: TextOptions = {}): Box[] {
  const { style = TEXT.body, indent = 0, width = WIDTH - indent, after = 7, maxLines, keep, goTo } = options
  const lines = paper.lines(text, style, width, maxLines)
  let element: ReturnType<Paper['element']> | undefined
  return lines.map((line, index) => {
    const last = index === lines.length - 1
    return {
      height: style.leading + (last ? after : 0),
      keep: last ? (keep ?? false) : index === 0 || index === lines.length - 2,
      draw(on, x, y) {
        element ??= on.element('P')
        on.tagInto(element, 'P', () => on.drawLine(line, style, x + indent, y))
        if (last) element.end()
        if (goTo) on.link(x + indent, y, line.width, style.leading, goTo, text)
      },
    }
  })
}

export interface HeadingOptions {
  /** Name for links to it. */
  readonly id?: string
  /** Show it among the bookmarks; default yes for levels 1 and 2. */
  readonly bookmark?: boolean
  readonly before?: number
  readonly after?: number
}

const HEADINGS = { 1: TEXT.h1, 2: TEXT.h2, 3: TEXT.h3 } as const
const BEFORE = { 1: 0, 2: 12, 3: 8 } as const
const AFTER = { 1: 8, 2: 5, 3: 2 } as const

/** A heading; it never stays alone at the foot of a page. */
export function heading(paper: Paper, level: 1 | 2 | 3, text: string, options: HeadingOptions = {}): Box[] {
  const style = HEADINGS[level]
  const before = options.before ?? BEFORE[level]
  const after = options.after ?? AFTER[level]
  const lines = paper.lines(text, style, WIDTH)
  return [
    {
      height: lines.length * style.leading + after,
      before,
      keep: true,
      draw(on, x, y) {
        on.tag(`H${level}`, () => on.drawLines(lines, style, x, y))
        if (options.id) on.target(options.id, y)
        if (options.bookmark ?? level < 3) on.bookmark(level, text, y)
        if (level === 1) on.rule(x, y + lines.length * style.leading + 1, WIDTH, COLOR.accent, 1.2)
      },
    },
  ]
}

/** Points of a list, each with a hanging dash. */
export function bullets(paper: Paper, points: readonly string[], options: TextOptions = {}): Box[] {
  const style = options.style ?? TEXT.body
  return points.flatMap(point => {
    const boxes = paragraph(paper, point, { ...options, style, indent: (options.indent ?? 0) + 12, after: 3 })
    const [first, ...rest] = boxes
    if (!first) return []
    const dashed: Box = {
      ...first,
      draw(on, x, y) {
        on.artifact(() => {
          const middle = y + style.leading / 2
          on.doc.rect(x + (options.indent ?? 0) + 2, middle - 1.2, 2.6, 2.6).fill(COLOR.accent)
        })
        first.draw(on, x, y)
      },
    }
    return [dashed, ...rest]
  })
}

/** A framed remark on a wash; short ones only, it is not split. */
export function note(paper: Paper, title: string, text: string, tone: 'plain' | 'warn' = 'plain'): Box[] {
  const ink = tone === 'warn' ? COLOR.warn : COLOR.accent
  const head = paper.lines(title, { ...TEXT.strong, color: ink }, WIDTH - 28)
  const body = paper.lines(text, TEXT.body, WIDTH - 28)
  const height = (head.length + body.length) * TEXT.body.leading + 16
  if (height > BOTTOM - PAGE.top) return paragraph(paper, `${title} ${text}`)
  return [
    {
      height: height + 10,
      draw(on, x, y) {
        on.artifact(() => {
          on.doc.rect(x, y, WIDTH, height).fill(tone === 'warn' ? COLOR.warnWash : COLOR.wash)
          on.doc.rect(x, y, 3, height).fill(ink)
        })
        on.tag('P', () => on.drawLines(head, { ...TEXT.strong, color: ink }, x + 14, y + 8))
        on.tag('P', () => on.drawLines(body, TEXT.body, x + 14, y + 8 + head.length * TEXT.body.leading))
      },
    },
  ]
}
