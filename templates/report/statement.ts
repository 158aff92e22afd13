import type { Box } from './kit/box.ts'
import type { Paper } from './kit/paper.ts'
import { type Cell, facts, table } from './kit/table.ts'
import { heading, paragraph } from './kit/text.ts'
import { COLOR, TEXT, WIDTH } from './kit/theme.ts'
import type { ReportView } from './view.ts'
import { count, dayOf } from './when.ts'

export const NOT_STATED = 'not stated'

const INTRODUCTION =
  'What the audited entity states about itself, its system and the scope. Exhibit did not test any of it, and none of it changes a result or a status: where it says that a control does not apply, the status stays and the statement stands beside it.'
const TO_SIGN =
  'To be signed by the preparer. For the entity named above I state that what is stated on this page is right; that the accounts and regions in “Scope and limits” are those that belong to the audit; and that nothing in this package was changed after it was made.'

const SIGNED_THERE = 'The page to sign is this page in report.pdf of the package.'

/** Rows shown; manifest.json has them all. */
const MOST = 40

/** A page to sign: who is audited, who prepared it, the period, the scope; “not stated” where nothing is. */
export function statement(paper: Paper, view: ReportView): void {
  paper.chapter('Statement of the audited entity')
  paper.flow(heading(paper, 1, 'Statement of the audited entity', { id: 'statement' }))
  paper.flow(paragraph(paper, INTRODUCTION))
  paper.flow(facts(paper, [...whoRows(view), ...scopeRows(view)], { label: 150 }))
  notApplicable(paper, view)
  if (view.request) {
    paper.flow(paragraph(paper, SIGNED_THERE))
    return
  }
  paper.flow(heading(paper, 2, 'Signature', { bookmark: false, before: 16 }))
  paper.flow(paragraph(paper, TO_SIGN))
  paper.flow(signatures(['Name and function', 'Place and date', 'Signature']))
  if (view.statement?.reviewedBy) paper.flow(signatures(['Reviewer', 'Place and date', 'Signature']))
}

/** Also on the cover. */
export function whoRows({ statement: of, auditPeriod }: ReportView): [string, string][] {
  const period = auditPeriod
    ? `${dayOf(auditPeriod.from)} to ${dayOf(auditPeriod.to)}, as stated by ${auditPeriod.statedBy}`
    : NOT_STATED
  return [
    ['Audited entity', of?.entity ?? NOT_STATED],
    ['System', of?.system ?? NOT_STATED],
    ['Prepared by', of?.preparedBy ?? NOT_STATED],
    ['Contact', of?.contact ?? NOT_STATED],
    ['Audit period', period],
  ]
}

const scopeRows = ({ statement: of }: ReportView): [string, Cell][] => [
  ['Reviewed by', of?.reviewedBy ?? NOT_STATED],
  ['SOC 2 categories', of?.soc2Categories ?? NOT_STATED],
  ['PCI DSS role', of?.pciRole ?? NOT_STATED],
  ['PCI DSS scope', { text: of?.pciScope ?? NOT_STATED, maxLines: 8 }],
  ['Premises', of?.premises ?? NOT_STATED],
  ['Physical media', of?.media ?? NOT_STATED],
]

function notApplicable(paper: Paper, { statement: of }: ReportView): void {
  const all = of?.notApplicable ?? []
  paper.flow(heading(paper, 2, 'Controls that do not apply, as stated', { bookmark: false }))
  if (all.length === 0) {
    paper.flow(paragraph(paper, 'None is stated.'))
    return
  }
  const columns = [
    { title: 'Control', width: 150 },
    { title: 'Reason', share: 1 },
    { title: 'Stated by', width: 110 },
  ]
  const rows = all.slice(0, MOST).map(({ control, reason, statedBy }): Cell[] => [
    { text: control, style: TEXT.mono },
    { text: reason, maxLines: 5 },
    { text: statedBy, maxLines: 2 },
  ])
  paper.flow(table(paper, columns, rows))
  if (all.length > MOST)
    paper.flow(paragraph(paper, `${count(all.length - MOST, 'more')} in manifest.json.`, { style: TEXT.smallSoft }))
}

/** Lines to write on. */
function signatures(labels: readonly string[]): Box[] {
  const each = WIDTH / labels.length
  return [
    {
      height: 62,
      draw(on, x, y) {
        labels.forEach((label, index) => {
          on.rule(x + index * each, y + 38, each - 14, COLOR.ink, 0.6)
          on.tag('P', () =>
            on.drawLines(on.lines(label, TEXT.label, each - 14, 1), TEXT.label, x + index * each, y + 41),
          )
        })
      },
    },
  ]
}
