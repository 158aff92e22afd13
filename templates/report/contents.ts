import { spaced } from './kit/lines.ts'
import type { Paper } from './kit/paper.ts'
import { heading } from './kit/text.ts'
import { COLOR, PAGE, TEXT, WIDTH } from './kit/theme.ts'

export interface Entry {
  readonly title: string
  /** Name of the target it leads to. */
  readonly to: string
  readonly level: 1 | 2
}

const ROW = { 1: 19, 2: 15.5 } as const
const FIRST_ROOM = PAGE.height - PAGE.bottom - PAGE.top - 40

/** Leaves pages for a table of contents; the returned function fills them once every page number is known. */
export function contents(paper: Paper, title: string, id: string, entries: readonly Entry[]): () => void {
  paper.chapter(title)
  paper.flow(heading(paper, 1, title, { id }))
  const element = paper.element('TOC')
  const first = paper.pages - 1
  const pages = paginate(entries)
  for (let extra = 1; extra < pages.length; extra++) paper.newPage()
  return () => {
    pages.forEach((own, index) => {
      paper.doc.switchToPage(first + index)
      let y = index === 0 ? PAGE.top + 40 : PAGE.top
      for (const entry of own) {
        paper.under(element, () => drawEntry(paper, entry, y))
        y += ROW[entry.level]
      }
    })
    element.end()
  }
}

function paginate(entries: readonly Entry[]): Entry[][] {
  const pages: Entry[][] = [[]]
  let room = FIRST_ROOM
  for (const entry of entries) {
    if (room < ROW[entry.level]) {
      pages.push([])
      room = FIRST_ROOM + 40
    }
    pages.at(-1)?.push(entry)
    room -= ROW[entry.level]
  }
  return pages
}

function drawEntry(paper: Paper, { title, to, level }: Entry, y: number): void {
  const style = level === 1 ? TEXT.strong : TEXT.small
  const left = PAGE.left + (level === 2 ? 14 : 0)
  const [name] = paper.lines(title, style, WIDTH - 60, 1)
  const [page] = paper.lines(String(paper.pageOf(to) ?? ''), style, 40)
  if (!name || !page) return
  const right = PAGE.left + WIDTH
  const item = paper.element('TOCI')
  paper.tagInto(item, 'TOCI', () => {
    paper.drawLine(spaced(name), style, left, y)
    paper.drawLine(page, style, right - page.width, y)
  })
  paper.under(item, () => paper.link(left, y, right - left, style.leading, to, title))
  item.end()
  paper.artifact(() => {
    paper.doc
      .lineWidth(0.7)
      .dash(0.7, { space: 3 })
      .moveTo(left + name.width + 6, y + style.leading * 0.68)
      .lineTo(right - page.width - 6, y + style.leading * 0.68)
      .stroke(COLOR.faint)
      .undash()
  })
}
