import type { Fonts } from './fonts.ts'
import { isPlain, printable, type Run, runsOf } from './runs.ts'
import type { TextStyle } from './theme.ts'

export interface Line {
  readonly runs: readonly Run[]
  readonly width: number
}

/** Places where a long word may be broken: behind the separators of ARNs, paths and camel case, and between Chinese, Japanese and Korean characters. */
const PIECES =
  /(?<=[/:._,;=?&|@+\])-])|(?<=[a-z])(?=[A-Z])|(?<=[\p{Ideographic}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}、。])/u

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Breaks text into lines no wider than `width` points. Past `maxLines` the text is cut and ends in an ellipsis.
 * A newline of our own texts is a break; names must come through {@link printable} first.
 */
export function linesOf(text: string, style: TextStyle, width: number, fonts: Fonts, maxLines = Infinity): Line[] {
  const clean = printable(text)
  // Nearly all texts need one font: their words are measured without looking for others each time.
  const measure: Measure = isPlain(clean, style.face)
    ? part => fonts.width(style.face, part, style.size)
    : part => widthOf(part, style, fonts)
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const token of tokensOf(clean, width, measure)) {
    const wide = measure(token.trimEnd())
    if (line && used + wide > width) {
      lines.push(line)
      line = ''
      used = 0
      if (lines.length > maxLines) break
    }
    line += token
    used += measure(token)
  }
  if (line.trim() || lines.length === 0) lines.push(line)
  const kept =
    lines.length > maxLines ? [...lines.slice(0, maxLines - 1), cut(lines[maxLines - 1] ?? '', width, measure)] : lines
  return kept.map((part, index) => {
    const runs = runsOf(part.trimEnd(), style.face, style.size, fonts)
    const line = { runs, width: runs.reduce((sum, run) => sum + run.width, 0) }
    return index < kept.length - 1 && part.endsWith(' ') ? spaced(line) : line
  })
}

/** The line with the space behind it that nobody sees: who reads the text by its tags hears where a word ends. */
export function spaced(line: Line): Line {
  const last = line.runs.at(-1)
  if (!last || last.level % 2 === 1) return line
  return { ...line, runs: [...line.runs.slice(0, -1), { ...last, text: `${last.text} ` }] }
}

const widthOf = (text: string, style: TextStyle, fonts: Fonts): number =>
  runsOf(text, style.face, style.size, fonts).reduce((sum, run) => sum + run.width, 0)

type Measure = (text: string) => number

/** Words with the space behind them; a word wider than the line comes in pieces that fit. */
function* tokensOf(text: string, width: number, measure: Measure): Generator<string> {
  for (const word of text.split(/(?<= )/)) {
    if (measure(word.trimEnd()) <= width) {
      yield word
      continue
    }
    for (const piece of word.split(PIECES)) {
      if (measure(piece.trimEnd()) <= width) yield piece
      else for (const { segment } of graphemes.segment(piece)) yield segment
    }
  }
}

function cut(line: string, width: number, measure: Measure): string {
  const letters = [...graphemes.segment(line.trimEnd())].map(({ segment }) => segment)
  while (letters.length > 0 && measure(`${letters.join('')}…`) > width) letters.pop()
  return `${letters.join('')}…`
}
