import type { Doc } from './document.ts'
import { PAGE } from './theme.ts'

/** The places of a document that links lead to, and its bookmarks. */
export class Places {
  readonly #doc: Doc
  readonly #pages = new Map<string, number>()
  readonly #keys = new Map<string, string>()
  #bookmarks: Doc['outline'][]

  constructor(doc: Doc) {
    this.#doc = doc
    this.#bookmarks = [doc.outline]
  }

  /** Names a place on the page that is being written; the first use of a name wins. */
  name(name: string, page: number, y: number): void {
    if (this.#pages.has(name)) return
    this.#pages.set(name, page)
    this.#doc.addNamedDestination(this.keyOf(name), 'XYZ', 0, Math.max(0, y - 14), 0)
  }

  pageOf(name: string): number | undefined {
    return this.#pages.get(name)
  }

  /** Names that were asked for and are no place. */
  get missing(): string[] {
    return [...this.#keys.keys()].filter(name => !this.#pages.has(name))
  }

  /** Names of one length and alphabet: readers search the name tree by bytes, pdfkit sorts it by language. */
  keyOf(name: string): string {
    const key = this.#keys.get(name) ?? `t${this.#keys.size.toString().padStart(6, '0')}`
    this.#keys.set(name, key)
    return key
  }

  /** Adds a bookmark to the page that is being written, below the last one of the level above. */
  bookmark(level: number, title: string, y: number): void {
    const above = this.#bookmarks[level - 1] ?? this.#doc.outline
    // pdfkit measures `left` from the right edge; its published types do not know a position.
    const place = { top: Math.max(0, y - 14), left: PAGE.width, expanded: level === 1 } as { expanded: boolean }
    this.#bookmarks = [...this.#bookmarks.slice(0, level), above.addItem(literal(title), place)]
    countVisible(this.#doc)
  }
}

/** All bookmarks are open: the outline must say how many (ISO 32000-1, table 152), which pdfkit leaves out. */
function countVisible(doc: Doc): void {
  const { data } = (doc.outline as unknown as { dictionary: { data: { Count?: number } } }).dictionary
  data.Count = (data.Count ?? 0) + 1
}

/** Plain strings in a PDF must not look like its signature's byte range, or a reader that searches for one is misled. */
export const literal = (text: string): string => text.replaceAll('/ByteRange', '/ Byte Range')
