import { type Box, space } from './kit/box.ts'
import type { Paper } from './kit/paper.ts'
import { CONTROL_LOOK, drawStatus } from './kit/status.ts'
import { type Cell, table } from './kit/table.ts'
import { paragraph } from './kit/text.ts'
import { COLOR, PAGE, TEXT, WIDTH } from './kit/theme.ts'
import { controlTarget, testTarget, typeTarget } from './targets.ts'
import type { ControlView, FrameworkView } from './view.ts'
import { count, n } from './when.ts'

/** What was asked, how it was tested, on what population, with which result. */
export function controlBlock(paper: Paper, framework: FrameworkView, control: ControlView): Box[] {
  const text = (label: string, value: string, goTo?: string, maxLines = 4) =>
    paragraph(paper, `${label}: ${value}`, { style: TEXT.small, after: 1, maxLines, ...(goTo && { goTo }) })
  const { limits, needs, anyOf, accepted } = control
  return [
    title(paper, framework, control),
    ...paragraph(paper, properties(control), { style: TEXT.smallSoft, after: 2, keep: true }),
    ...results(paper, control),
    ...tests(paper, control),
    ...text('Population', population(control)),
    ...(control.failingTotal > 0 ? text('Failing', failing(control), undefined, 3) : []),
    ...(accepted > 0
      ? text(
          'Accepted',
          `${count(accepted, 'failing finding')} with an acceptance, listed with the tests; it does not change the status.`,
        )
      : []),
    ...(anyOf.length > 0 ? text('Alternatives', anyOf.map(group => `any one of ${group.join(', ')}`).join('; ')) : []),
    ...(limits ? text('Limits', limits) : []),
    ...(needs ? text('Also needed', needs) : []),
    ...evidence(paper, control),
    space(5),
  ]
}

/** Id and title on the left, the status on the right, under a rule. */
function title(paper: Paper, framework: FrameworkView, control: ControlView): Box {
  const look = CONTROL_LOOK[control.status]
  const width = WIDTH - 104
  const lines = paper.lines(`${control.id}  ${control.title}`, TEXT.h3, width, 4)
  return {
    before: 8,
    height: lines.length * TEXT.h3.leading + 1,
    keep: true,
    draw(on, x, y) {
      if (y > PAGE.top) on.rule(x, y - 5, WIDTH, COLOR.line, 0.7)
      on.tag('H3', () => on.drawLines(lines, TEXT.h3, x, y))
      on.target(controlTarget(framework.id, control.id), y)
      on.bookmark(2, `${control.id} ${control.title}`, y)
      const [label] = on.lines(look.label, TEXT.smallStrong, 100)
      on.tag('P', () => drawStatus(on, look, x + WIDTH - 11 - (label?.width ?? 0), y + 1))
    },
  }
}

const ASSESSED = { automated: 'assessed by test', manual: 'assessed by a person' } as const

function properties({ level, evidence: shown, assessment, responsibility, organization }: ControlView): string {
  const parts = [
    `configuration can show it: ${shown === 'full' ? 'fully' : shown === 'partial' ? 'in part' : 'no'}`,
    ASSESSED[assessment],
    `responsibility: ${responsibility}`,
  ]
  return [
    ...(level ? [`Level ${level}`] : []),
    ...parts,
    ...(organization ? ['judged once for the organization'] : []),
  ].join(' · ')
}

function results(paper: Paper, { results: all }: ControlView): Box[] {
  const [only, ...others] = all
  if (!only) return []
  if (others.length === 0)
    return paragraph(paper, `Result: ${only.because}`, { style: TEXT.small, after: 3, maxLines: 4, keep: true })
  const columns = [{ title: 'Account', width: 76 }, { title: 'Status', width: 92 }, { title: 'Why' }]
  const rows = all
    .slice(0, 12)
    .map(({ account, status, because }): Cell[] => [
      account,
      { look: CONTROL_LOOK[status] },
      { text: because, maxLines: 2 },
    ])
  const rest =
    all.length > 12
      ? paragraph(paper, `${n(all.length - 12)} more accounts are in controls.csv.`, {
          style: TEXT.smallSoft,
          after: 3,
        })
      : []
  return [...table(paper, columns, rows, { after: 4 }), ...rest]
}

const number = (name: string) => ({ title: name, width: 50, align: 'right' as const })

function tests(paper: Paper, { tests: all }: ControlView): Box[] {
  if (all.length === 0) return []
  const columns = [
    { title: 'How it was tested' },
    { title: 'Strength, and why it says something', share: 1.35 },
    number('Fail'),
    number('Unknown'),
    number('Pass'),
    { ...number('N/A'), width: 32 },
  ]
  const rows = all.map(({ id, title: name, strength, because, tally }): Cell[] => {
    const ran = tally.fail + tally.unknown + tally.pass + tally.not_applicable > 0
    return [
      { text: name, maxLines: 2, goTo: ran ? testTarget(id) : undefined },
      { text: `${strength}: ${because}`, maxLines: 3 },
      { text: n(tally.fail), style: tally.fail > 0 ? TEXT.smallStrong : TEXT.small },
      { text: n(tally.unknown), style: tally.unknown > 0 ? TEXT.smallStrong : TEXT.small },
      n(tally.pass),
      n(tally.not_applicable),
    ]
  })
  return table(paper, columns, rows, { after: 4 })
}

function population({ population: of }: ControlView): string {
  if (of.items === 0) return 'no evidence of the needed types was collected.'
  const gaps = of.members + of.fields === 0 ? 'no gaps' : unread(of)
  const whole = of.incomplete === 0 ? 'complete as AWS listed it' : `${count(of.incomplete, 'list')} NOT complete`
  return `${n(of.listed)} listed, ${n(of.collected)} collected in ${count(of.items, 'evidence item')}; ${gaps}; ${whole}.`
}

function unread({ members, fields }: ControlView['population']): string {
  const parts = [
    ...(members > 0 ? [count(members, 'resource')] : []),
    ...(fields > 0 ? [count(fields, 'setting')] : []),
  ]
  return `${parts.join(' and ')} not read`
}

function failing({ failing: names, failingTotal }: ControlView): string {
  const more = failingTotal - names.length
  return `${names.join(', ')}${more > 0 ? ` and ${count(more, 'more finding')}; see the tests and findings.csv` : ''}.`
}

/** The evidence types, with a link to their items. */
function evidence(paper: Paper, { evidenceOf }: ControlView): Box[] {
  const shown = evidenceOf.slice(0, 8).flatMap(({ type, items, first }) => {
    const ids = items === 1 ? `item ${first}` : `items ${first} and ${n(items - 1)} more`
    return paragraph(paper, `Evidence: evidence/…/${type}.json, ${ids}`, {
      style: EVIDENCE,
      after: 0,
      goTo: typeTarget(type),
    })
  })
  const more = evidenceOf.length - 8
  const rest =
    more > 0
      ? paragraph(paper, `Evidence of ${count(more, 'more type')} is named in controls.json.`, {
          style: TEXT.smallSoft,
          after: 0,
        })
      : []
  return [...shown, ...rest]
}

const EVIDENCE = { ...TEXT.small, color: COLOR.link }
