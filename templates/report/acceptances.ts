import type { Paper } from './kit/paper.ts'
import { type Cell, table } from './kit/table.ts'
import { heading, paragraph } from './kit/text.ts'
import { TEXT } from './kit/theme.ts'
import { testTarget } from './targets.ts'
import type { AcceptanceSum } from './test-view.ts'
import type { ReportView } from './view.ts'
import { count, dayOf, n } from './when.ts'

const KINDS: Record<string, string> = {
  risk: 'risk accepted',
  compensating: 'compensating control',
  intended: 'intended',
  false_positive: 'false positive',
}

export const kindOf = (kind: string): string => KINDS[kind] ?? kind

const INTRODUCTION =
  'Failing findings that the audited entity accepts, with its reasons. An acceptance is a statement of the entity: it was not tested, and it changes no result and no status. Who asked for one and who approved it are different people. Only those in force when this package was made are listed; findings.json has the id of the acceptance in each finding.'

/** Every acceptance once, whatever it stands beside; tests and controls say which of their failures have one. */
export function acceptances(paper: Paper, view: ReportView): void {
  const { findings, total, shown } = view.acceptances
  // One sentence needs no page of its own.
  if (total > 0) paper.chapter('Accepted failures')
  paper.flow(heading(paper, 1, 'Accepted failures', { id: 'acceptances', before: 24 }))
  if (total === 0) {
    paper.flow(paragraph(paper, 'No failing finding has an acceptance.'))
    return
  }
  paper.flow(paragraph(paper, INTRODUCTION))
  paper.flow(
    paragraph(
      paper,
      `${count(total, 'acceptance')} beside ${count(findings, 'failing finding')} of ${n(view.counts.findings.fail)}.`,
    ),
  )
  paper.flow(table(paper, COLUMNS, shown.map(row)))
  if (total > shown.length)
    paper.flow(
      paragraph(paper, `${count(total - shown.length, 'more acceptance')} in findings.csv and findings.json.`, {
        style: TEXT.smallSoft,
      }),
    )
}

const COLUMNS = [
  { title: 'Kind', width: 66 },
  { title: 'Reason', share: 1.15 },
  { title: 'Owner', share: 0.6 },
  { title: 'Asked by; approved by', share: 0.95 },
  { title: 'Until', width: 52 },
  { title: 'Findings', width: 44, align: 'right' as const },
  { title: 'Tests and resources', share: 1.2 },
]

function row({
  kind,
  reason,
  owner,
  requestedBy,
  approvedBy,
  until,
  findings,
  checks,
  resources,
}: AcceptanceSum): Cell[] {
  const more = findings - resources.length
  return [
    kindOf(kind),
    { text: reason, maxLines: 8 },
    { text: owner, maxLines: 3 },
    [
      { text: requestedBy, maxLines: 2 },
      { text: approvedBy, maxLines: 2 },
    ],
    dayOf(until),
    n(findings),
    [
      ...checks.slice(0, 3).map(id => ({ text: id, goTo: testTarget(id), maxLines: 2 })),
      ...(checks.length > 3 ? [{ text: `and ${count(checks.length - 3, 'more test')}`, style: TEXT.smallSoft }] : []),
      {
        text: `${resources.join(', ')}${more > 0 ? ` and ${n(more)} more` : ''}`,
        style: TEXT.monoSoft,
        maxLines: 4,
      },
    ],
  ]
}
