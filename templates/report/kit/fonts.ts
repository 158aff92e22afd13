import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import * as fontkit from 'fontkit'
import { layPlainly } from './plain-layout.ts'
import type { Face } from './theme.ts'

const require = createRequire(import.meta.url)

/** Every font is under the SIL Open Font License and comes whole, from a package of its own. */
const FILES = {
  regular: ['@embedpdf/fonts-latin', '../fonts/NotoSans-Regular.ttf'],
  semibold: ['@embedpdf/fonts-latin', '../fonts/NotoSans-SemiBold.ttf'],
  bold: ['@embedpdf/fonts-latin', '../fonts/NotoSans-Bold.ttf'],
  italic: ['@embedpdf/fonts-latin', '../fonts/NotoSans-Italic.ttf'],
  mono: ['@expo-google-fonts/pt-mono/package.json', '400Regular/PTMono_400Regular.ttf'],
  hangul: ['@expo-google-fonts/nanum-gothic-coding/package.json', '400Regular/NanumGothicCoding_400Regular.ttf'],
  han: ['@embedpdf/fonts-sc', '../fonts/NotoSansHans-Regular.otf'],
  arabic: ['@embedpdf/fonts-arabic', '../fonts/NotoNaskhArabic-Regular.ttf'],
  hebrew: ['@embedpdf/fonts-hebrew', '../fonts/NotoSansHebrew-Regular.ttf'],
  emoji: ['@expo-google-fonts/noto-emoji/package.json', '400Regular/NotoEmoji_400Regular.ttf'],
} as const

export type FontId = keyof typeof FILES

/** Where to look for a character, in this order. */
const FALLBACKS: readonly FontId[] = ['regular', 'han', 'hangul', 'arabic', 'hebrew', 'emoji']

/** The open fonts, read when first needed: most reports need no Chinese. */
export class Fonts {
  readonly #fonts = new Map<FontId, fontkit.Font>()
  readonly #widths = new Map<FontId, Map<string, number>>()
  /** Characters that no font has, and that were written as their code points. */
  readonly missing = new Set<string>()

  get(id: FontId): fontkit.Font {
    let font = this.#fonts.get(id)
    if (!font) {
      const [module, file] = FILES[id]
      font = fontkit.create(readFileSync(join(dirname(require.resolve(module)), file))) as fontkit.Font
      layPlainly(font)
      this.#fonts.set(id, font)
    }
    return font
  }

  /** The font for one grapheme, preferably that of the face; null where no font has all its characters. */
  fontFor(grapheme: string, face: Face): FontId | null {
    const emoji = /\p{Emoji_Presentation}|\ufe0f/u.test(grapheme)
    const chain: readonly FontId[] = emoji ? ['emoji', face, ...FALLBACKS] : [face, ...FALLBACKS]
    return chain.find(id => this.#covers(id, grapheme)) ?? null
  }

  /** Width in points. */
  width(id: FontId, text: string, size: number): number {
    const known = this.#widths.get(id) ?? new Map<string, number>()
    this.#widths.set(id, known)
    let width = known.get(text)
    if (width === undefined) {
      const font = this.get(id)
      width = font.layout(text).advanceWidth / font.unitsPerEm
      known.set(text, width)
    }
    return width * size
  }

  #covers(id: FontId, grapheme: string): boolean {
    const font = this.get(id)
    for (const character of grapheme) {
      if (JOINERS.has(character)) continue
      if (!font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) return false
    }
    return true
  }
}

/** Zero-width joiner and variation selectors: they choose a shape, and draw nothing themselves. */
const JOINERS = new Set(['\u200d', '\ufe0e', '\ufe0f'])
