import type { Box } from './box.ts'
import { spaced } from './lines.ts'
import type { Paper } from './paper.ts'
import { drawMark, type Look } from './status.ts'
import { COLOR, TEXT, WIDTH } from './theme.ts'

export interface Phrase {
  readonly text: string
  readonly strong?: boolean
  readonly goTo?: string | undefined
}

export interface PhraseOptions {
  readonly after?: number
  /** A mark at the left, beside which the lines stand. */
  readonly look?: Look
  /** Points at the left, as a mark would take. */
  readonly indent?: number
}

interface Placed extends Phrase {
  readonly left: number
  width: number
  shown: string
}

/** Phrases in one paragraph, some of them links. Its lines stay together. */
export function phrases(
  paper: Paper,
  all: readonly Phrase[],
  { after = 1, look, indent = look ? 13 : 0 }: PhraseOptions = {},
): Box[] {
  const lines = linesOf(paper, all, WIDTH - indent)
  let element: ReturnType<Paper['element']> | undefined
  return lines.map((line, index) => {
    const last = index === lines.length - 1
    return {
      height: TEXT.small.leading + (last ? after : 0),
      keep: !last,
      draw(on, x, y) {
        element ??= on.element('P')
        on.tagInto(element, 'P', () => {
          if (look && index === 0) drawMark(on, look, x + 1, y + 1.4)
          for (const part of line) {
            const [own] = on.lines(part.shown, styleOf(part), WIDTH, 1)
            if (own) on.drawLine(spaced(own), styleOf(part), x + indent + part.left, y)
          }
        })
        if (last) element.end()
        for (const { goTo, left, width, shown } of line)
          if (goTo) on.link(x + indent + left, y, width, TEXT.small.leading, goTo, shown)
      },
    }
  })
}

const styleOf = ({ strong, goTo }: Phrase) => {
  const style = strong ? TEXT.smallStrong : TEXT.small
  return goTo ? { ...style, color: COLOR.link } : style
}

/** Breaks between words; the words of a phrase that share a line are one piece. */
function linesOf(paper: Paper, all: readonly Phrase[], room: number): Placed[][] {
  const lines: Placed[][] = [[]]
  let used = 0
  for (const phrase of all) {
    let piece: Placed | undefined
    for (const word of phrase.text.split(' ')) {
      const measure = (text: string) => paper.lines(text, styleOf(phrase), Infinity)[0]?.width ?? 0
      const wider = piece ? measure(`${piece.shown} ${word}`) : measure(word)
      const left: number = piece?.left ?? used
      if (left + wider > room && (piece || left > 0)) {
        piece = { ...phrase, left: 0, width: measure(word), shown: word }
        lines.push([piece])
      } else if (piece) Object.assign(piece, { shown: `${piece.shown} ${word}`, width: wider })
      else {
        piece = { ...phrase, left: used, width: wider, shown: word }
        lines.at(-1)?.push(piece)
      }
      used = piece.left + piece.width
    }
    used += paper.fonts.width('regular', ' ', TEXT.small.size)
  }
  return lines
}
