import { controlBlock, levelText } from './control.ts'
import type { ControlView, FrameworkView, WithinView } from './control-view.ts'
import { failingFoot, partsOf } from './failing.ts'
import { bars } from './kit/bars.ts'
import type { Paper } from './kit/paper.ts'
import { badgeOf, CONTROL_LOOK, CONTROL_STATUSES } from './kit/status.ts'
import { type Cell, table } from './kit/table.ts'
import { heading, note, paragraph } from './kit/text.ts'
import { TEXT } from './kit/theme.ts'
import { AS_LISTED } from './population.ts'
import { legend } from './summary.ts'
import { controlTarget, frameworkTarget } from './targets.ts'
import type { ReportView } from './view.ts'
import { count, n } from './when.ts'

const KIND = {
  benchmark: 'A benchmark: each control is a setting.',
  criteria: 'Criteria: each control is an outcome that a person judges; tests only support that judgement.',
} as const

/** A chapter per framework: chart, the statuses in numbers, every control. */
export function framework(paper: Paper, of: FrameworkView, view: ReportView): void {
  paper.chapter(of.title)
  paper.flow(heading(paper, 1, of.title, { id: frameworkTarget(of.id) }))
  paper.flow(
    paragraph(paper, `${KIND[of.kind]} Published by ${of.publisher} (${of.source}). Titles are in our own words.`, {
      style: TEXT.small,
    }),
  )
  if (of.scopeNote) paper.flow(note(paper, 'Scope', of.scopeNote, 'warn'))
  const excluded = of.controls.filter(({ notApplicable }) => notApplicable !== null).length
  if (excluded > 0)
    paper.flow(
      paragraph(
        paper,
        `${count(excluded, 'control')} not applicable as the owner states, which was not tested: each says so beside its status, and the numbers below count ${excluded === 1 ? 'it' : 'them'} all the same.`,
      ),
    )
  const parts = partsOf(of)
  const unit = view.accounts.length === 1 ? 'controls' : 'results of controls in accounts'
  paper.flow(
    bars(paper, [{ label: view.accounts.length === 1 ? 'Controls' : 'Results', parts }], {
      unit,
      label: 78,
      thick: 17,
      after: 2,
    }),
  )
  paper.flow(legend(CONTROL_STATUSES.map(status => CONTROL_LOOK[status])))
  paper.flow(failingFoot(paper))
  paper.flow(statusTable(paper, of))
  const tested = of.controls.filter(isTested)
  const rest = of.controls.filter(control => !isTested(control))
  if (tested.length > 0) {
    paper.flow(heading(paper, 2, 'Controls with tests or evidence', { bookmark: false }))
    paper.flow(paragraph(paper, READING, { style: TEXT.smallSoft }))
  }
  for (const control of tested) paper.flow(controlBlock(paper, of, control))
  if (rest.length > 0) withoutTests(paper, of, rest)
}

const READING = `Of each control: what is asked, the result and why, then each test with the reason it says something about the control and its findings (n/a: nothing to judge), then the evidence it rests on (with the number of resources). The name of a test leads to its failing resources and a sample of the passing ones; findings.csv has all of them. The customer is responsible where nothing else is said. ${AS_LISTED} “Regions not asked are left out”: the account has enabled regions outside the scope, which “Scope and limits” lists, and the evidence says nothing of them. Evidence stands in the files evidence/<account>/<region>/<type>.json; the chapter “Evidence” lists every item with its id and digest.`

const isTested = ({ tests, evidenceOf }: ControlView): boolean => tests.length > 0 || evidenceOf.length > 0

const idCell = ({ id, level }: ControlView): Cell => [
  { text: id, style: TEXT.smallStrong },
  ...(level ? [{ text: levelText(level), style: TEXT.label, maxLines: 4 }] : []),
]

/** The statuses in numbers, and what stands behind each: no status hides a failing test. */
function statusTable(paper: Paper, { within }: FrameworkView) {
  const columns = CONTROL_STATUSES.map(status => ({ title: CONTROL_LOOK[status].label, align: 'right' as const }))
  const row = (name: string, key: keyof WithinView, style = TEXT.small): Cell[] => {
    const counts = CONTROL_STATUSES.map(status => within[status][key])
    const all = counts.reduce((sum, own) => sum + own, 0)
    return [{ text: name, style }, ...[...counts, all].map(own => ({ text: n(own), style }))]
  }
  return table(
    paper,
    [{ title: '', width: 104 }, ...columns, { title: 'All', align: 'right' as const, width: 34 }],
    [
      row('All', 'controls', TEXT.smallStrong),
      row('with failing tests', 'failing', { ...TEXT.smallStrong, color: CONTROL_LOOK.tests_failed.color }),
      row('tested, nothing failed', 'clean'),
      row('no test', 'untested'),
    ],
  )
}

/** Controls that configuration does not show take a row each. */
function withoutTests(paper: Paper, of: FrameworkView, controls: readonly ControlView[]): void {
  paper.flow(heading(paper, 2, 'Controls without tests', { bookmark: false }))
  paper.flow(
    paragraph(
      paper,
      `${count(controls.length, 'control')} of which AWS configuration shows nothing, or which nothing tests yet. They need evidence from elsewhere.`,
      { keep: true },
    ),
  )
  const columns = [
    { title: 'Control', width: 58 },
    { title: 'What is asked (our words)', share: 1 },
    { title: 'Status', width: 88 },
    { title: 'What it needs', share: 1.25 },
  ]
  const rows = controls.map((control): Cell[] => [
    idCell(control),
    control.title,
    badgeOf(control).map(look => ({ look })),
    { text: needsOf(control), maxLines: 7 },
  ])
  paper.flow(table(paper, columns, rows, { ids: controls.map(({ id }) => controlTarget(of.id, id)) }))
}

function needsOf({ needs, limits, results, responsibility, stated, notApplicable, superseded }: ControlView): string {
  const before = [notApplicable, superseded].filter(text => text !== null).join(' ')
  const asked = needs ? `${needs.charAt(0).toUpperCase()}${needs.slice(1)}.` : (results[0]?.because ?? '')
  const own = responsibility === 'customer' ? '' : ` Responsibility: ${responsibility}.`
  return `${before} ${asked}${limits ? ` Limits: ${limits}` : ''}${own}${stated ? ` ${stated}` : ''}`.trim()
}
