import { type Doc, openDocument, type PaperOptions, type Writing } from './document.ts'
import { Fonts } from './fonts.ts'
import { type Line, linesOf } from './lines.ts'
import { literal, Places } from './places.ts'
import { visual } from './runs.ts'
import { BOTTOM, COLOR, PAGE, type TextStyle } from './theme.ts'

export type Struct = ReturnType<Doc['struct']>

/**
 * A piece of a page that is never split. Pages are lists of boxes; `Paper.flow` places them one under the other and
 * breaks pages between them.
 */
export interface Box {
  /** Points, the space below included. */
  readonly height: number
  /** Space above, in points; dropped at the top of a page. */
  readonly before?: number
  /** Stays on the page of the next box: headings, table heads. */
  readonly keep?: boolean
  /** Drawn again at the top of the page when a page break falls directly before this box. */
  readonly repeat?: Box
  draw(paper: Paper, x: number, y: number): void
}

/** What pdfkit's published types do not know. */
interface PdfkitInside {
  readonly page: { readonly content: { buffer: Uint8Array[] } }
  readonly _fontFamilies: Readonly<Record<string, { layoutCache: object }>>
  /** Pages that `flushPages` will write. */
  _pageBuffer: unknown[]
}

/** Ascender and line metrics of the text face, as shares of the type size. */
const BASELINE = 0.76

/**
 * The document being written: places boxes, breaks pages, draws text with fallback fonts, and keeps the tags, the
 * bookmarks and the link targets. Everything drawn is either tagged content or an artifact.
 */
export class Paper {
  readonly doc: Doc
  readonly fonts = new Fonts()
  readonly #writing: Writing
  readonly #places: Places
  readonly #between: () => void
  y: number = PAGE.top
  /** The chapter of each page, for its header; index 0 is page 1. */
  readonly chapters: string[] = []
  #chapter = ''
  #parent: Struct
  #held: Box[] = []

  constructor(options: PaperOptions) {
    this.#between = options.between ?? (() => {})
    this.#writing = openDocument(options)
    this.doc = this.#writing.doc
    this.#places = new Places(this.doc)
    this.#parent = this.doc.struct('Document')
    this.doc.addStructure(this.#parent)
  }

  /** Counted from 1. */
  get pages(): number {
    return this.chapters.length
  }

  chapter(title: string): void {
    this.#settle()
    this.#chapter = title
    this.#addPage()
  }

  newPage(): void {
    this.#settle()
    this.#addPage()
  }

  #addPage(): void {
    if (this.pages > 0) this.#pack()
    this.#between()
    this.doc.addPage()
    this.chapters.push(this.#chapter)
    this.y = PAGE.top
  }

  /** Draws what every page gets in the end, and writes the pages one by one: none is kept that is done. */
  finishPages(draw: (index: number) => void): void {
    const doc = this.doc as unknown as PdfkitInside
    for (let index = 0; index < this.pages; index++) {
      this.doc.switchToPage(index)
      draw(index)
      this.#pack()
      const later = doc._pageBuffer.splice(1)
      this.doc.flushPages()
      doc._pageBuffer = later
      this.#between()
    }
  }

  /** The whole document. */
  async end(): Promise<Buffer> {
    this.doc.end()
    await this.#writing.ended
    this.#between()
    return this.#writing.written.whole()
  }

  /**
   * pdfkit keeps each operator of a page as an array of its own, many times its size; here they become one. It also keeps
   * where the glyphs of every word stand, and a report is full of words that come once: ids and digests.
   */
  #pack(): void {
    const doc = this.doc as unknown as PdfkitInside
    doc.page.content.buffer = [Buffer.concat(doc.page.content.buffer)]
    for (const font of Object.values(doc._fontFamilies)) font.layoutCache = Object.create(null)
  }

  /** Points left on this page, below what still waits to be placed. */
  get room(): number {
    return BOTTOM - this.y - heightOf(this.#held)
  }

  /**
   * Places boxes from top to bottom. A box moves to the next page together with the boxes that must stay with it; a
   * last box that must stay with the next one waits for it.
   */
  flow(boxes: Iterable<Box>): void {
    for (const box of boxes) {
      this.#held.push(box)
      if (!box.keep) this.#settle()
    }
  }

  #settle(): void {
    const group = this.#held
    this.#held = []
    const whole = heightOf(group)
    const isSpace = group.every(box => box.height === 0)
    if (!isSpace && whole > this.room && (whole <= BOTTOM - PAGE.top || this.room < 120)) this.#break(group[0])
    for (const box of group) {
      if (!isSpace && heightOf([box]) > this.room) this.#break(box)
      if (this.y > PAGE.top) this.y += box.before ?? 0
      box.draw(this, PAGE.left, this.y)
      this.y += box.height
    }
  }

  #break(next: Box | undefined): void {
    if (this.y <= PAGE.top) return
    this.#addPage()
    if (!next?.repeat) return
    next.repeat.draw(this, PAGE.left, this.y)
    this.y += next.repeat.height
  }

  lines(text: string, style: TextStyle, width: number, maxLines?: number): Line[] {
    return linesOf(text, style, width, this.fonts, maxLines)
  }

  /** Draws lines from `y` down; must be called inside {@link tag} or {@link artifact}. */
  drawLines(lines: readonly Line[], style: TextStyle, x: number, y: number, width = 0, align = 'left'): void {
    let top = y
    for (const line of lines) {
      const shift = align === 'right' ? width - line.width : align === 'center' ? (width - line.width) / 2 : 0
      this.drawLine(line, style, x + shift, top)
      top += style.leading
    }
  }

  drawLine(line: Line, style: TextStyle, x: number, y: number): void {
    const baseline = y + (style.leading - style.size) / 2 + style.size * BASELINE + style.size * 0.06
    this.doc.fillColor(style.color).fontSize(style.size)
    let left = x
    for (const run of visual(line.runs)) {
      if (run.text.trim()) {
        this.#selectFont(run.font)
        this.doc.text(run.text, left, baseline, { lineBreak: false, baseline: 'alphabetic' })
      }
      left += run.width
    }
  }

  #selectFont(id: Parameters<Fonts['get']>[0]): void {
    // pdfkit takes a fontkit font; its published types only know files and buffers.
    this.doc.font(this.fonts.get(id) as unknown as Buffer, id)
  }

  /** Runs `within` with new tags going below `element`. */
  under(element: Struct, within: () => void): void {
    const before = this.#parent
    this.#parent = element
    within()
    this.#parent = before
  }

  element(type: string, options: object = {}): Struct {
    const element = this.doc.struct(type, options)
    this.#parent.add(element)
    return element
  }

  /** Draws content that carries meaning, tagged `type`. */
  tag(type: string, draw: () => void, options: object = {}): Struct {
    const element = this.element(type, options)
    this.tagInto(element, type, draw)
    element.end()
    return element
  }

  tagInto(element: Struct, type: string, draw: () => void): void {
    const content = this.doc.markStructureContent(type)
    draw()
    this.doc.endMarkedContent()
    element.add(content)
  }

  /** Draws decoration: lines, washes, page furniture. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type })
    draw()
    this.doc.endMarkedContent()
  }

  rule(x: number, y: number, width: number, color: string = COLOR.line, thickness = 0.6): void {
    this.artifact(() => {
      this.doc
        .lineWidth(thickness)
        .moveTo(x, y)
        .lineTo(x + width, y)
        .stroke(color)
    })
  }

  /** Names a place for links; the first use of a name wins. */
  target(name: string, y: number): void {
    this.#places.name(name, this.pages, y)
  }

  /** The page of a target, counted from 1. */
  pageOf(name: string): number | undefined {
    return this.#places.pageOf(name)
  }

  /** Links whose target was never placed; an end of the document with any is a mistake in a page. */
  get deadLinks(): string[] {
    return this.#places.missing
  }

  /** Adds a bookmark to this page and height, below the last one of the level above. */
  bookmark(level: number, title: string, y = this.y): void {
    this.#places.bookmark(level, title, y)
  }

  /** A link over an area to a {@link target} of this document. */
  link(x: number, y: number, width: number, height: number, name: string, label: string): void {
    const element = this.element('Link')
    // pdfkit has structParent and Contents; its published types do not.
    const options = { structParent: element, Contents: new String(literal(label)) } as object
    this.doc.goTo(x, y, width, height, this.#places.keyOf(name), options)
    element.end()
  }
}

const heightOf = (boxes: readonly Box[]): number =>
  boxes.reduce((sum, { height, before = 0 }) => sum + height + before, 0)
