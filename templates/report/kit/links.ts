import type { Box } from './box.ts'
import type { Paper } from './paper.ts'
import { COLOR, TEXT, WIDTH } from './theme.ts'

export interface Phrase {
  readonly text: string
  readonly goTo?: string
}

interface Placed extends Phrase {
  readonly left: number
  readonly width: number
}

const STYLE = TEXT.small
const LINKED = { ...STYLE, color: COLOR.link }

/** Phrases one after the other, some of them links; a phrase is broken only where it is wider than the page. */
export function phrases(paper: Paper, all: readonly Phrase[], after = 1): Box[] {
  const lines = linesOf(paper, all)
  return lines.map((line, index) => ({
    height: STYLE.leading + (index === lines.length - 1 ? after : 0),
    keep: index < lines.length - 1,
    draw(on, x, y) {
      on.tag('P', () => {
        for (const { text, goTo, left } of line)
          on.drawLines(on.lines(text, STYLE, WIDTH, 1), goTo ? LINKED : STYLE, x + left, y)
      })
      for (const { text, goTo, left, width } of line) if (goTo) on.link(x + left, y, width, STYLE.leading, goTo, text)
    },
  }))
}

function linesOf(paper: Paper, all: readonly Phrase[]): Placed[][] {
  const lines: Placed[][] = [[]]
  let used = 0
  const gap = paper.fonts.width('regular', ' ', STYLE.size)
  for (const phrase of all) {
    for (const { runs, width } of paper.lines(phrase.text, STYLE, WIDTH)) {
      if (used > 0 && used + width > WIDTH) {
        lines.push([])
        used = 0
      }
      lines.at(-1)?.push({ ...phrase, text: runs.map(({ text }) => text).join(''), left: used, width })
      used += width + gap
    }
  }
  return lines
}
