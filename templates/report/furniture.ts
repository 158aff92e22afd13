import type { Paper } from './kit/paper.ts'
import { COLOR, PAGE, TEXT, WIDTH } from './kit/theme.ts'
import type { ReportView } from './view.ts'

const BAND = { top: 14, height: 17 } as const

/** Header and footer of every page: chapter, package id, page n of m, and the band where nothing came from AWS. */
export function furniture(paper: Paper, view: ReportView): void {
  const whose = view.accounts.length === 1 ? `Account ${view.accounts[0]?.account}` : `${view.accounts.length} accounts`
  paper.finishPages(index => {
    if (view.notFromAws) band(paper, view.notFromAws.band)
    paper.artifact(() => {
      const chapter = paper.chapters[index] ?? ''
      if (index > 0) {
        edge(paper, whose, chapter, 44)
        line(paper, 60)
      }
      line(paper, PAGE.height - 46)
      const what = view.request ? 'UNSIGNED report on request' : 'Exhibit report'
      edge(paper, `${what} · package ${view.id}`, `page ${index + 1} of ${paper.pages}`, PAGE.height - 41)
    }, 'Pagination')
  })
}

function edge(paper: Paper, left: string, right: string, y: number): void {
  const [a] = paper.lines(left, TEXT.label, WIDTH * 0.6, 1)
  const [b] = paper.lines(right, TEXT.label, WIDTH * 0.6, 1)
  if (a) paper.drawLine(a, TEXT.label, PAGE.left, y)
  if (b) paper.drawLine(b, TEXT.label, PAGE.left + WIDTH - b.width, y)
}

function line(paper: Paper, y: number): void {
  paper.doc
    .lineWidth(0.5)
    .moveTo(PAGE.left, y)
    .lineTo(PAGE.left + WIDTH, y)
    .stroke(COLOR.line)
}

/** Real content, not furniture: who hears the document must learn it too. */
function band(paper: Paper, text: string): void {
  paper.artifact(() =>
    paper.doc.rect(PAGE.left, BAND.top, WIDTH, BAND.height).lineWidth(1).fillAndStroke(COLOR.warnWash, COLOR.warn),
  )
  const style = { ...TEXT.smallStrong, color: COLOR.warn }
  const lines = paper.lines(text, style, WIDTH - 12, 1)
  paper.tag('P', () => paper.drawLines(lines, style, PAGE.left + 6, BAND.top + 3, WIDTH - 12, 'center'))
}
