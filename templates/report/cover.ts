import { space } from './kit/box.ts'
import type { Paper } from './kit/paper.ts'
import { facts } from './kit/table.ts'
import { note, paragraph } from './kit/text.ts'
import { COLOR, PAGE, TEXT, WIDTH } from './kit/theme.ts'
import { requestNote, requestRows } from './request.ts'
import { whoRows } from './statement.ts'
import type { ReportView } from './view.ts'
import { dayOf, when } from './when.ts'

/** What this document is, of whom, as of when, and who signed it. */
export function cover(paper: Paper, view: ReportView): void {
  paper.chapter('')
  paper.artifact(() => paper.doc.rect(0, 0, PAGE.width, 8).fill(COLOR.accent))
  paper.y = 118
  paper.flow(paragraph(paper, 'EXHIBIT', { style: { ...TEXT.label, size: 10, color: COLOR.soft }, after: 8 }))
  title(paper, view.notFromAws ? 'AWS settings: a demonstration report' : 'AWS settings: evidence and test results')
  if (view.label) paper.flow(paragraph(paper, view.label, { style: { ...TEXT.lead, size: 13, leading: 18 }, after: 4 }))
  paper.y += 14
  if (view.request) paper.flow(requestNote(paper))
  if (view.notFromAws) paper.flow(note(paper, view.notFromAws.band, view.notFromAws.reason, 'warn'))
  paper.flow(note(paper, 'What this report covers', moment(view)))
  paper.y += 6
  paper.flow(facts(paper, rows(view), { label: 126 }))
  paper.flow([space(4)])
  paper.flow(
    paragraph(
      paper,
      'The results are those of automated tests on the settings that were read. They support the judgement of an auditor or assessor and do not replace it. Everything shown here is also in the data files of the package, whose digests are in the annex under “Digests”.',
      { style: { ...TEXT.small, color: COLOR.soft }, width: WIDTH },
    ),
  )
}

function title(paper: Paper, text: string): void {
  const lines = paper.lines(text, TEXT.title, WIDTH)
  paper.bookmark(1, 'Cover')
  paper.tag('H1', () => paper.drawLines(lines, TEXT.title, PAGE.left, paper.y))
  paper.y += lines.length * TEXT.title.leading + 6
}

/** The sentence that says how far the evidence goes in time. */
export function moment({ asOf, timeZone, olderSource, auditPeriod }: ReportView): string {
  const read = asOf
    ? `Settings as read between ${when(asOf.from, timeZone)} and ${when(asOf.to, timeZone)}; no evidence of operation over a period.`
    : 'Nothing was read: this report holds no evidence.'
  const older = olderSource
    ? ` AWS itself made some of it earlier: ${olderSource.type} is as of ${when(olderSource.at, timeZone)}.`
    : ''
  const period = auditPeriod
    ? ` Audit period as stated by ${auditPeriod.statedBy}: ${dayOf(auditPeriod.from)} to ${dayOf(auditPeriod.to)}. It was stated, not tested.`
    : ''
  return read + older + period
}

type Row = [string, { text: string; style?: typeof TEXT.mono } | string]

function rows(view: ReportView): Row[] {
  const regions = [...new Set(view.accounts.flatMap(({ reached }) => reached))].sort()
  return [
    ...whoRows(view),
    [view.accounts.length === 1 ? 'Account' : 'Accounts', accounts(view)],
    ['Regions reached', regions.length > 0 ? regions.join(', ') : 'none'],
    ['Frameworks', view.frameworks.map(({ title: name }) => name).join('; ') || 'none'],
    ['Package', { text: view.id, style: TEXT.mono }],
    [view.request ? 'Package made' : 'Made', when(view.created, view.timeZone)],
    ['Times', view.timeZone ? `UTC (+00:00), and in brackets ${view.timeZone}` : 'UTC (+00:00)'],
    ...(view.request ? requestRows(view, view.request) : signedRows(view)),
    [
      view.request ? 'Package made with' : 'Made with',
      `${view.tool}${view.commit ? `, commit ${view.commit.slice(0, 12)}${view.modified ? ' with changes' : ''}` : ''}`,
    ],
  ]
}

const signedRows = ({ signer }: ReportView): Row[] => [
  ['Signed by', `${signer.subject} (see “What the signature proves”)`],
  ['Fingerprint of the signing certificate (SHA-256)', { text: signer.fingerprint, style: TEXT.mono }],
]

function accounts({ accounts: all }: ReportView): string {
  const shown = all.slice(0, 8).map(({ account, alias }) => (alias ? `${account} (${alias})` : account))
  return shown.join(', ') + (all.length > 8 ? ` and ${all.length - 8} more` : '')
}
