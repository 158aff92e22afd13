import type { Paper } from './kit/paper.ts'
import { type Cell, table } from './kit/table.ts'
import { heading, paragraph } from './kit/text.ts'
import { TEXT } from './kit/theme.ts'
import { gapSentence } from './summary.ts'
import type { GapView, ReportView } from './view.ts'
import { count, n } from './when.ts'

const KINDS: Record<GapView['what'], { title: string; text: string }> = {
  region: {
    title: 'Regions that refused',
    text: 'Nothing is known of these regions; controls of the account are “not verified”.',
  },
  list: {
    title: 'Lists that are not whole',
    text: 'Members may be missing; tests on these populations are “unknown”.',
  },
  member: { title: 'Resources listed but not read', text: 'They exist, and nothing is known of their settings.' },
  field: {
    title: 'Settings that were not read',
    text: 'The resources are in the evidence without these settings; tests that need one are “unknown”.',
  },
}

const ADVICE =
  'To close a collection gap, allow the action named to the collecting role; “exhibit policy” prints the whole policy. Where an action is allowed and still denied, look for a service control policy, a permissions boundary or a resource policy.'

/** Rows shown; the item files hold every gap. */
const MOST = 150

/** Everything that could not be read, added up by action and reason, and what would close it. */
export function gaps(paper: Paper, view: ReportView): void {
  paper.chapter('Collection gaps')
  paper.flow(heading(paper, 1, 'Collection gaps', { id: 'gaps' }))
  paper.flow(paragraph(paper, gapSentence(view, '')))
  if (view.gaps.length > 0) paper.flow(paragraph(paper, ADVICE))
  for (const what of Object.keys(KINDS) as GapView['what'][]) {
    const own = view.gaps.filter(gap => gap.what === what)
    if (own.length === 0) continue
    paper.flow(heading(paper, 2, KINDS[what].title))
    paper.flow(paragraph(paper, KINDS[what].text, { keep: true }))
    paper.flow(table(paper, COLUMNS, own.slice(0, MOST).map(row)))
    if (own.length > MOST)
      paper.flow(
        paragraph(paper, `${count(own.length - MOST, 'more kind')} of collection gaps are in the evidence files.`, {
          style: TEXT.smallSoft,
        }),
      )
  }
}

const COLUMNS = [
  { title: 'Action', share: 1.1 },
  { title: 'Reason', width: 92 },
  { title: 'Count', width: 44, align: 'right' as const },
  { title: 'Where, for example', share: 1.3 },
  { title: 'What would close it', share: 0.95 },
]

const row = ({ action, reason, detail, count: total, fields, examples, remedy }: GapView): Cell[] => [
  [
    { text: action, style: TEXT.mono, maxLines: 3 },
    ...fields.map(text => ({ text, style: TEXT.monoSoft, maxLines: 2 })),
  ],
  [{ text: reason }, { text: detail, style: TEXT.label, maxLines: 2 }],
  n(total),
  examples.map(text => ({ text, style: TEXT.monoSoft, maxLines: 2 })),
  { text: remedy, maxLines: 6 },
]
