import { describe, expect, it } from 'vitest'
import { Fonts } from '../../templates/report/kit/fonts.ts'
import { linesOf } from '../../templates/report/kit/lines.ts'
import { printable, runsOf, visual } from '../../templates/report/kit/runs.ts'
import { TEXT } from '../../templates/report/kit/theme.ts'
import { when } from '../../templates/report/when.ts'

const fonts = new Fonts()
const fontsOf = (text: string) => runsOf(text, 'regular', 10, fonts).map(({ font, text: part }) => `${font}:${part}`)
const shown = (text: string) => visual(runsOf(text, 'regular', 10, fonts)).map(({ text: part }) => part)
const linesIn = (text: string, width: number, most?: number) =>
  linesOf(text, TEXT.body, width, fonts, most).map(({ runs }) => runs.map(({ text: part }) => part).join(''))

describe('fonts', () => {
  it('come from the first font that has the whole grapheme', () => {
    expect(fontsOf('log-監査')).toEqual(['regular:log-', 'han:監査'])
    expect(fontsOf('Ж Ω')).toEqual(['regular:Ж Ω'])
    expect(fontsOf('한글')).toEqual(['hangul:한글'])
    expect(fontsOf('👩‍👩‍👧‍👦!')).toEqual(['emoji:👩‍👩‍👧‍👦', 'regular:!'])
  })

  it('shape a family of four as one glyph', () => {
    expect(fonts.get('emoji').layout('👩‍👩‍👧‍👦').glyphs).toHaveLength(1)
  })
})

describe('text that runs right to left', () => {
  it('is put in the order it is read', () => {
    expect(shown('a שלום עולם b')).toEqual(['a ', 'עולם', ' ', 'שלום', ' b'])
    expect(shown('log سجل 12')).toEqual(['log ', '12', ' ', 'سجل'])
  })
})

describe('names', () => {
  it('hide nothing', () => {
    expect(printable('a\tb\nc')).toBe('a\\tb\\nc')
    expect(printable('evil\u202egpj.exe')).toBe('evil[U+202E]gpj.exe')
    expect(printable('half\ud83d')).toBe('half[U+D83D]')
    expect(printable('👩‍👧')).toBe('👩‍👧')
  })
})

describe('lines', () => {
  it('break at spaces, then inside what is too long', () => {
    // The space stays, so that words of the tagged text do not run together.
    expect(linesIn('one two three', 45)).toEqual(['one two ', 'three'])
    const parts = linesIn('arn:aws:iam::111122223333:role/some/long/path', 100)
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.join('')).toBe('arn:aws:iam::111122223333:role/some/long/path')
    for (const { width } of linesOf('監査ログの保管庫'.repeat(9), TEXT.body, 100, fonts))
      expect(width).toBeLessThanOrEqual(100)
  })

  it('end in an ellipsis where they are cut', () => {
    const cut = linesIn('word '.repeat(60), 80, 2)
    expect(cut).toHaveLength(2)
    expect(cut[1]).toMatch(/…$/)
  })

  it('are one empty line for no text', () => {
    expect(linesIn('', 80)).toEqual([''])
  })
})

describe('times', () => {
  it('always carry their offset, and the reader’s zone in brackets', () => {
    expect(when('2026-09-30T11:00:00.000Z')).toBe('2026-09-30 11:00:00 +00:00')
    expect(when('2026-09-30T11:00:00.000Z', 'Asia/Tokyo')).toBe('2026-09-30 11:00:00 +00:00 (20:00:00 +09:00)')
    expect(when('2026-09-30T23:30:00.000Z', 'Europe/Berlin')).toBe(
      '2026-09-30 23:30:00 +00:00 (2026-10-01 01:30:00 +02:00)',
    )
    expect(when('2026-12-30T23:30:00.000Z', 'Europe/London')).toBe('2026-12-30 23:30:00 +00:00 (23:30:00 +00:00)')
  })
})
