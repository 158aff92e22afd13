import { moment } from './cover.ts'
import { failingFoot, failingTable, partsOf } from './failing.ts'
import { bars } from './kit/bars.ts'
import type { Box } from './kit/box.ts'
import { spaced } from './kit/lines.ts'
import type { Paper } from './kit/paper.ts'
import { CONTROL_LOOK, CONTROL_STATUSES, drawStatus, FINDING_LOOK, FINDING_STATUSES, type Look } from './kit/status.ts'
import { type Cell, table } from './kit/table.ts'
import { heading, paragraph } from './kit/text.ts'
import { COLOR, TEXT, WIDTH } from './kit/theme.ts'
import { frameworkTarget, testTarget } from './targets.ts'
import type { TestView } from './test-view.ts'
import type { ReportView } from './view.ts'
import { count, n } from './when.ts'

/** One page: the numbers, the charts, the worst, the gaps. */
export function summary(paper: Paper, view: ReportView): void {
  paper.chapter('Summary')
  paper.flow(heading(paper, 1, 'Summary', { id: 'summary' }))
  paper.flow(paragraph(paper, moment(view), { style: TEXT.small, after: 9 }))
  paper.flow(figures(view))
  paper.flow(heading(paper, 2, 'Controls by status', { bookmark: false, before: 10 }))
  paper.flow(frameworkBars(paper, view))
  paper.flow(legend(CONTROL_STATUSES.map(status => CONTROL_LOOK[status])))
  paper.flow(failingFoot(paper))
  paper.flow(failingTable(paper, view))
  if (view.olderVersions.length > 0)
    paper.flow(paragraph(paper, olderText(view), { style: TEXT.smallSoft, after: 3, maxLines: 2 }))
  paper.flow(heading(paper, 2, 'Findings by severity', { bookmark: false, before: 12 }))
  paper.flow(severityBars(paper, view))
  paper.flow(legend(FINDING_STATUSES.map(status => FINDING_LOOK[status])))
  worst(paper, view)
  paper.flow(heading(paper, 2, 'What could not be read', { bookmark: false, before: 12 }))
  paper.flow(paragraph(paper, gapSentence(view), { style: TEXT.small, goTo: 'gaps', after: 3 }))
  for (const [text, goTo] of remarks(view))
    paper.flow(paragraph(paper, text, { style: TEXT.small, goTo, after: 3, maxLines: 2 }))
}

/** What else a reader must know before relying on the numbers, each with the chapter that tells more. */
function remarks({ acceptances, frameworks, previous, request, statement }: ReportView): [string, string][] {
  const scoped = frameworks.filter(({ scopeNote }) => scopeNote).map(({ title }) => title)
  const { findings, total } = acceptances
  return [
    ...(scoped.length > 0 && !statement?.pciScope
      ? [[`Scope of ${scoped.join(', ')}: not stated.`, 'statement'] satisfies [string, string]]
      : []),
    [
      total === 0
        ? 'No failing finding has an acceptance.'
        : `${count(findings, 'failing finding')} of those above with an acceptance, of which there are ${n(total)}; it changes no status.`,
      'acceptances',
    ],
    request ? [PARTLY, 'proof'] : changesRemark(previous),
  ]
}

const PARTLY = 'All numbers are of what the controls of this framework rest on; the package may hold more.'

const changesRemark = (previous: ReportView['previous']): [string, string] => [
  previous
    ? `Compared with the previous package, ${previous.id}: see “What changed since the previous package”.`
    : 'There is no earlier package of this account to compare with.',
  'changes',
]

/** One version of each framework is told; the data hold all. */
const olderText = ({ olderVersions }: ReportView): string =>
  `Also in the data (controls.csv, controls.json), not in this report: ${olderVersions.join(', ')}.`

/** Large numbers in a row. */
function figures({ counts, accounts }: ReportView): Box[] {
  const regions = new Set(accounts.flatMap(({ reached }) => reached)).size
  const cells = [
    [n(counts.resources), 'resources read'],
    [n(counts.items), 'evidence items'],
    [n(regions), accounts.length === 1 ? 'regions of one account' : `regions of ${accounts.length} accounts`],
    [n(counts.findings.fail), 'failing findings'],
    [n(counts.findings.unknown), 'unknown findings'],
  ] as const
  const each = WIDTH / cells.length
  return [
    {
      height: 48,
      draw(on, x, y) {
        cells.forEach(([figure, label], index) => {
          const left = x + index * each
          if (index > 0)
            on.artifact(() =>
              on.doc
                .lineWidth(0.6)
                .moveTo(left - 6, y + 2)
                .lineTo(left - 6, y + 36)
                .stroke(COLOR.line),
            )
          on.tag('P', () => {
            on.drawLines(on.lines(figure, TEXT.figure, each - 8, 1).map(spaced), TEXT.figure, left, y)
            on.drawLines(on.lines(label, TEXT.label, each - 8, 1), TEXT.label, left, y + 25)
          })
        })
      },
    },
  ]
}

export function frameworkBars(
  paper: Paper,
  { frameworks, accounts }: Pick<ReportView, 'frameworks' | 'accounts'>,
): Box[] {
  const all = frameworks.map(of => ({ label: of.title, goTo: frameworkTarget(of.id), parts: partsOf(of) }))
  return bars(paper, all, {
    unit: accounts.length === 1 ? 'controls' : 'control results',
    label: 168,
    thick: 14,
    after: 2,
  })
}

function severityBars(paper: Paper, { severities }: ReportView): Box[] {
  const all = severities.map(({ severity, tally }) => ({
    label: severity.charAt(0).toUpperCase() + severity.slice(1),
    parts: FINDING_STATUSES.map(status => ({ look: FINDING_LOOK[status], count: tally[status] })),
  }))
  return bars(paper, all, { unit: 'findings', label: 70, thick: 12, after: 2 })
}

export function legend(looks: readonly Look[]): Box[] {
  return [
    {
      height: 20,
      draw(on, x, y) {
        let left = x
        for (const look of looks)
          on.tag('P', () => {
            left += drawStatus(on, look, left, y + 3, TEXT.label) + 13
          })
      },
    },
  ]
}

const RANK = ['critical', 'high', 'medium', 'low']

function worst(paper: Paper, view: ReportView): void {
  const failing = view.tests
    .filter(test => test.tally.fail > 0 && RANK.indexOf(test.severity) < 2)
    .sort((a, b) => RANK.indexOf(a.severity) - RANK.indexOf(b.severity) || b.tally.fail - a.tally.fail)
  paper.flow(heading(paper, 2, 'Failing tests of critical and high severity', { bookmark: false, before: 12 }))
  if (failing.length === 0) {
    paper.flow(
      paragraph(paper, 'No test of critical or high severity failed on what could be read.', { style: TEXT.small }),
    )
    return
  }
  const columns = [
    { title: 'Severity', width: 56 },
    { title: 'Test' },
    { title: 'Fail', width: 46, align: 'right' as const },
    { title: 'Unknown', width: 56, align: 'right' as const },
    { title: 'Pass', width: 50, align: 'right' as const },
  ]
  // The summary is one page: whatever room is left decides how many are shown.
  const most = Math.max(2, Math.min(failing.length, Math.floor((paper.room - 150) / 17)))
  paper.flow(table(paper, columns, failing.slice(0, most).map(worstRow), { after: 3 }))
  if (failing.length > most)
    paper.flow(
      paragraph(paper, `${count(failing.length - most, 'more such test')} in the chapter “Tests”.`, {
        style: TEXT.smallSoft,
        goTo: 'tests',
      }),
    )
}

const worstRow = ({ id, title, severity, tally }: TestView): Cell[] => [
  severity,
  { text: title, goTo: testTarget(id), maxLines: 1 },
  { text: n(tally.fail), style: TEXT.smallStrong },
  n(tally.unknown),
  n(tally.pass),
]

export function gapSentence({ gapCounts, accounts }: ReportView, more = ' See the chapter “Collection gaps”.'): string {
  const regions = accounts.reduce((sum, { refused }) => sum + refused.length, 0)
  const { lists, members, fields } = gapCounts
  if (lists + members + fields + regions === 0)
    return 'Everything that was asked for could be read: no collection gaps.'
  return `${count(regions, 'region')} refused, ${count(lists, 'list')} that could not be made whole, ${count(members, 'listed resource')} and ${count(fields, 'setting')} that could not be read. A collection gap is never counted as a pass: tests that needed it are “unknown”, and their controls “not verified”.${more}`
}
