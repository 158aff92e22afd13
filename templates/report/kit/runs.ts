import bidiFactory, { type Bidi } from 'bidi-js'
import type { FontId, Fonts } from './fonts.ts'
import { PLAIN } from './plain-layout.ts'
import type { Face } from './theme.ts'

/** A stretch of text in one font; `level` is its bidi embedding level (odd: right to left). */
export interface Run {
  readonly font: FontId
  readonly text: string
  readonly level: number
  readonly width: number
}

// The package is CommonJS whose export is the factory itself; its types say `default`.
const bidi = (bidiFactory as unknown as () => Bidi)()
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

const ASCII = /^[\x20-\x7e]*$/
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * Names as AWS gave them, made safe to print: control, format and lone surrogate characters are written out, so that
 * nothing is hidden and nothing turns the line around.
 */
export function printable(text: string): string {
  if (PLAIN.test(text)) return text
  return text
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')
    .replace(/[\u2028\u2029]|(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, codePoint)
}

const codePoint = (character: string): string =>
  `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`

/** Whether the font of the face has all of it. */
export const isPlain = (text: string, face: Face): boolean => (face === 'mono' ? ASCII : PLAIN).test(text)

/** Splits printable text into runs, in logical order. */
export function runsOf(text: string, face: Face, size: number, fonts: Fonts): Run[] {
  const run = (font: FontId, part: string, level = 0): Run => ({
    font,
    text: part,
    level,
    width: fonts.width(font, part, size),
  })
  if (isPlain(text, face)) return text ? [run(face, text)] : []
  const levels = RIGHT_TO_LEFT.test(text) ? bidi.getEmbeddingLevels(text, 'ltr').levels : null
  const parts: { font: FontId; text: string; level: number }[] = []
  for (const { segment, index } of graphemes.segment(text)) {
    const level = levels?.[index] ?? 0
    for (const piece of fontsOf(segment, face, fonts)) {
      const last = parts.at(-1)
      const alone = level % 2 === 1 && (piece.text === ' ' || last?.text.endsWith(' '))
      if (last && last.font === piece.font && last.level === level && !alone) last.text += piece.text
      else parts.push({ ...piece, level })
    }
  }
  return parts.map(part => run(part.font, part.text, part.level))
}

/** One grapheme in one font if any has it whole; else character by character, unknown ones as code points. */
function fontsOf(grapheme: string, face: Face, fonts: Fonts): { font: FontId; text: string }[] {
  const whole = fonts.fontFor(grapheme, face)
  if (whole) return [{ font: whole, text: grapheme }]
  return [...grapheme].map(character => {
    const font = fonts.fontFor(character, face)
    if (font) return { font, text: character }
    fonts.missing.add(character)
    return { font: face, text: codePoint(character) }
  })
}

/** Runs of one line in the order they are drawn, left to right (UAX #9, rule L2). */
export function visual(runs: readonly Run[]): readonly Run[] {
  const highest = Math.max(0, ...runs.map(run => run.level))
  if (highest === 0) return runs
  const order = [...runs]
  for (let level = highest; level > 0; level--) {
    for (let start = 0; start < order.length; start++) {
      let end = start
      while ((order[end]?.level ?? -1) >= level) end++
      if (end > start + 1) order.splice(start, end - start, ...order.slice(start, end).reverse())
      start = end
    }
  }
  return order.map(mirrored)
}

/** The shaper turns Arabic and Hebrew around by itself; neutral characters in a right-to-left run are turned here. */
function mirrored(run: Run): Run {
  if (run.level % 2 === 0 || RIGHT_TO_LEFT.test(run.text)) return run
  const text = [...graphemes.segment(run.text)]
    .reverse()
    .map(({ segment }) => bidi.getMirroredCharacter(segment) ?? segment)
    .join('')
  return { ...run, text }
}
