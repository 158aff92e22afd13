/** A4, in points. Light pages, dark ink: they must read the same printed in black and white. */
export const PAGE = { width: 595.28, height: 841.89, left: 48, right: 48, top: 72, bottom: 54 } as const
export const WIDTH = PAGE.width - PAGE.left - PAGE.right
export const BOTTOM = PAGE.height - PAGE.bottom

export const COLOR = {
  ink: '#16202b',
  soft: '#4b5866',
  faint: '#76828f',
  line: '#cfd6dd',
  hair: '#e4e8ec',
  wash: '#f3f5f7',
  accent: '#1d4163',
  link: '#1b4f86',
  white: '#ffffff',
  warn: '#8a4b08',
  warnWash: '#fdf3e1',
} as const

export type Face = 'regular' | 'semibold' | 'bold' | 'italic' | 'mono'

export interface TextStyle {
  readonly face: Face
  /** Points. */
  readonly size: number
  readonly color: string
  /** Distance between baselines, in points. */
  readonly leading: number
}

const style = (face: Face, size: number, color: string = COLOR.ink, leading = size * 1.38): TextStyle => ({
  face,
  size,
  color,
  leading,
})

export const TEXT = {
  title: style('bold', 23.5, COLOR.accent, 30),
  h1: style('bold', 18, COLOR.accent, 23),
  h2: style('bold', 13, COLOR.accent, 17),
  h3: style('semibold', 10, COLOR.ink, 13.5),
  lead: style('regular', 11, COLOR.ink, 16),
  body: style('regular', 9.5, COLOR.ink, 13.6),
  strong: style('semibold', 9.5, COLOR.ink, 13.6),
  small: style('regular', 8, COLOR.ink, 10.8),
  smallStrong: style('semibold', 8, COLOR.ink, 10.8),
  smallSoft: style('regular', 8, COLOR.soft, 10.8),
  label: style('semibold', 7.4, COLOR.soft, 10.4),
  mono: style('mono', 7.2, COLOR.ink, 10.4),
  monoSoft: style('mono', 6.7, COLOR.soft, 9.6),
  figure: style('bold', 19, COLOR.accent, 23),
} as const
