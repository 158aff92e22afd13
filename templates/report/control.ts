import { kindOf } from './acceptances.ts'
import type { ControlView, FrameworkView } from './control-view.ts'
import { type Box, space, tied } from './kit/box.ts'
import { phrases } from './kit/links.ts'
import type { Paper } from './kit/paper.ts'
import { badgeOf, CONTROL_LOOK, drawStatus, FINDING_LOOK } from './kit/status.ts'
import { type Cell, table } from './kit/table.ts'
import { paragraph } from './kit/text.ts'
import { COLOR, PAGE, TEXT, WIDTH } from './kit/theme.ts'
import { howWhole, typeText } from './population.ts'
import type { ControlStatus, FindingStatus, Tally } from './statuses.ts'
import { controlTarget, testTarget, typeTarget } from './targets.ts'
import { count, dayOf, tallyText } from './when.ts'

/** What was asked, how it was tested, on what population, with which result. */
export function controlBlock(paper: Paper, framework: FrameworkView, control: ControlView): Box[] {
  const text = (label: string, value: string, maxLines = 4) =>
    paragraph(paper, `${label}: ${value}`, { style: TEXT.small, after: 1, maxLines })
  const { limits, needs, anyOf, accepted } = control
  return tied([
    title(paper, framework, control),
    ...results(paper, control),
    ...tests(paper, control),
    ...population(paper, control),
    ...(control.failingTotal > 0 ? text('Failing', failing(control), 3) : []),
    ...(accepted > 0 ? text('Accepted', acceptedText(control), 6) : []),
    ...(anyOf.length > 0 ? text('Alternatives', anyOf.map(group => `any one of ${group.join(', ')}`).join('; ')) : []),
    ...(control.notApplicable ? text('Not applicable', `${control.notApplicable} The status stays.`, 6) : []),
    ...(control.superseded ? text('Superseded', control.superseded) : []),
    ...(control.stated ? text('Stated', control.stated, 6) : []),
    ...(limits ? text('Limits', limits) : []),
    ...(needs && !said(control, needs) ? text('Also needed', needs) : []),
    space(4),
  ])
}

/** Where no test judges a control, its result says what it needs. */
const said = ({ results: all }: ControlView, needs: string): boolean =>
  all.some(({ because }) => because.includes(needs))

/** Who accepts what, until when; the whole list is a chapter of its own. */
function acceptedText({ accepted, acceptances, acceptancesTotal }: ControlView): string {
  const shown = acceptances.map(
    ({ kind, reason, owner, requestedBy, approvedBy, until }) =>
      `${kindOf(kind)}, “${reason}” (owner ${owner}; asked by ${requestedBy}; approved by ${approvedBy}; until ${dayOf(until)})`,
  )
  const more = acceptancesTotal - shown.length
  const rest = more > 0 ? `; ${count(more, 'more acceptance')} in “Accepted failures”` : ''
  return `${count(accepted, 'failing finding')}, which changes no status: ${shown.join('; ')}${rest}.`
}

/** Points between the status and the number of failed tests. */
const BETWEEN = 8

/** Id and title on the left, the status on the right, under a rule. */
function title(paper: Paper, framework: FrameworkView, control: ControlView): Box {
  const looks = badgeOf(control)
  const widths = looks.map(({ label }) => 11 + (paper.lines(label, TEXT.smallStrong, 200, 1)[0]?.width ?? 0))
  const badge = widths.reduce((sum, own) => sum + own, (looks.length - 1) * BETWEEN)
  const width = WIDTH - Math.max(104, badge + 12)
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
      let left = x + WIDTH - badge
      for (const look of looks)
        on.tag('P', () => {
          left += drawStatus(on, look, left, y + 1) + BETWEEN
        })
    },
  }
}

/** `Level 1` of a benchmark; words as they are of criteria. */
export const levelText = (level: string): string => {
  if (/^\d/.test(level)) return `Level ${level}`
  const words = level.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const ASSESSED = { automated: 'assessed by test', manual: 'assessed by a person' } as const
const SHOWN = { full: 'fully', partial: 'in part', none: 'not' } as const

function properties({ level, evidence: shown, assessment, responsibility, organization }: ControlView): string {
  const parts = [`configuration shows it ${SHOWN[shown]}`, ASSESSED[assessment]]
  if (responsibility !== 'customer') parts.push(`responsibility: ${responsibility}`)
  return [
    ...(level ? [levelText(level)] : []),
    ...parts,
    ...(organization ? ['judged once for the organization'] : []),
  ].join(' · ')
}

function results(paper: Paper, control: ControlView): Box[] {
  const { results: all } = control
  const [only, ...others] = all
  const about = properties(control)
  if (only && others.length === 0)
    return [
      ...paragraph(paper, `${about}. Result: ${only.because}`, {
        style: TEXT.small,
        after: 1,
        maxLines: 5,
        keep: true,
      }),
    ]
  const columns = [{ title: 'Account', width: 76 }, { title: 'Status', width: 92 }, { title: 'Why' }]
  const rows = all
    .slice(0, MOST_ACCOUNTS)
    .map(({ account, status, because, findings }): Cell[] => [
      account,
      statusOf(status, findings),
      { text: because, maxLines: 2 },
    ])
  const more = all.length - rows.length
  return [
    ...paragraph(paper, about, { style: TEXT.smallSoft, after: 2, keep: true }),
    ...table(paper, columns, rows, { after: 3 }),
    ...(more > 0
      ? paragraph(paper, `${count(more, 'more account')} in controls.csv.`, { style: TEXT.smallSoft, after: 3 })
      : []),
  ]
}

/** In one account the findings are counted, not the tests: those are of all accounts together. */
function statusOf(status: ControlStatus, { fail }: Tally): Cell {
  const failed = { text: `${count(fail, 'failing finding')}`, style: TEXT.label }
  return [{ look: CONTROL_LOOK[status] }, ...(fail > 0 ? [failed] : [])]
}

const MOST_ACCOUNTS = 12

/** A line per test: what it tests, why that says something about the control, and its findings. */
function tests(paper: Paper, { tests: all }: ControlView): Box[] {
  return all.flatMap(({ id, title: name, strength, because, tally }) => {
    const counts = tallyText(tally)
    const goTo = counts ? testTarget(id) : undefined
    if (strength === 'context')
      return phrases(paper, [{ text: 'Context, not judged:' }, { text: name, goTo }, { text: `– ${because}.` }], {
        after: 1.5,
        indent: 13,
      })
    const parts = [
      { text: name, goTo },
      { text: `– ${strength}: ${because}:` },
      { text: `${counts || 'not run'}.`.replace(/(\d) /g, '$1\u00a0'), strong: tally.fail + tally.unknown > 0 },
    ]
    return phrases(paper, parts, { look: FINDING_LOOK[worstOf(tally)], after: 1.5 })
  })
}

const worstOf = ({ fail, unknown, pass }: Tally): FindingStatus =>
  fail > 0 ? 'fail' : unknown > 0 ? 'unknown' : pass > 0 ? 'pass' : 'not_applicable'

/** Counts of the evidence the control rests on, and links to its items. */
function population(paper: Paper, { population: of, outside, evidenceOf }: ControlView): Box[] {
  if (of.items === 0) return phrases(paper, [{ text: 'Evidence: none of the needed types was collected.' }])
  const links = evidenceOf.slice(0, 10).map((counts, index, shown) => ({
    text: `${typeText(counts)}${index < shown.length - 1 ? ',' : evidenceOf.length > 10 ? ', …;' : ';'}`,
    goTo: typeTarget(counts.type),
  }))
  return phrases(paper, [{ text: 'Evidence:' }, ...links, { text: `${howWhole(of, outside)}.` }])
}

function failing({ failing: names, failingTotal }: ControlView): string {
  const more = failingTotal - names.length
  return `${names.join(', ')}${more > 0 ? ` and ${count(more, 'more finding')}; see the tests and findings.csv` : ''}.`
}
