import type { Font, Glyph, GlyphPosition, GlyphRun } from 'fontkit'

/** Latin letters, digits and the punctuation that every face has: nearly all text of a report. */
export const PLAIN = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201d\u2022\u2026]*$/

/**
 * Lays plain text out glyph by glyph, without OpenType lookups: these take most of a report's time, and give such text
 * no more than kerning. Everything else is shaped as before.
 */
export function layPlainly(font: Font): void {
  const shape = font.layout.bind(font)
  const known = new Map<string, Glyph>()
  const glyphOf = (character: string): Glyph => {
    let glyph = known.get(character)
    if (!glyph) {
      glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0)
      known.set(character, glyph)
    }
    return glyph
  }
  font.layout = (text, ...rest) => (PLAIN.test(text) ? plainRun([...text].map(glyphOf)) : shape(text, ...rest))
}

/** What a consumer of runs reads; positions are new objects because pdfkit scales them in place. */
function plainRun(glyphs: Glyph[]): GlyphRun {
  const positions = glyphs.map(
    ({ advanceWidth }): GlyphPosition => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 }),
  )
  const run = {
    glyphs,
    positions,
    get advanceWidth() {
      return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0)
    },
  }
  return run as unknown as GlyphRun
}
