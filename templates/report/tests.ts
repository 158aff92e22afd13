import { kindOf } from './acceptances.ts'
import { type Box, space, tied } from './kit/box.ts'
import type { Paper } from './kit/paper.ts'
import { FINDING_LOOK } from './kit/status.ts'
import { type Cell, table } from './kit/table.ts'
import { heading, paragraph } from './kit/text.ts'
import { COLOR, PAGE, TEXT, WIDTH } from './kit/theme.ts'
import { AS_LISTED, testPopulation } from './population.ts'
import type { FindingStatus } from './statuses.ts'
import { testTarget, typeTarget } from './targets.ts'
import type { ResultRow, TestView } from './test-view.ts'
import type { ReportView } from './view.ts'
import { count, dayOf, n, tallyText } from './when.ts'

/** Every test once, with its failing resources and a sample of the passing ones; controls link here. */
export function tests(paper: Paper, view: ReportView): void {
  paper.chapter('Tests')
  paper.flow(heading(paper, 1, 'Tests', { id: 'tests' }))
  for (const text of INTRODUCTION) paper.flow(paragraph(paper, text, { style: TEXT.small }))
  const many = view.accounts.length > 1
  const groups = Map.groupBy(view.tests, groupOf)
  const open = groups.get('open') ?? []
  if (open.length > 0) paper.flow(heading(paper, 2, 'Tests that failed or could not be judged', { bookmark: false }))
  const collected = new Set(view.populations.map(({ type }) => type))
  for (const test of open) paper.flow(testBlock(paper, test, collected.has(test.type), many))
  withPasses(paper, groups.get('passed') ?? [], many)
  withNothing(paper, groups.get('idle') ?? [])
}

const INTRODUCTION = [
  `Failing resources come first, then those that could not be judged, then a sample of the passing ones. Long lists are cut and say so; findings.csv and findings.json hold every finding, passing ones too, under the id of the test. The population of a test is what it judged, in its own unit, of the lists whose members it judges; what it also reads stands beside it. ${AS_LISTED}`,
  `How the sample is drawn: the passing findings of a test with the smallest ids, at most three. An id is the first 32 hex digits of SHA-256 over the JSON array [check, account, region, resource] in canonical form, so that it is the same in every package, and nobody picks a resource for the report. To draw it again or to draw more, sort the rows of findings.csv that have this check and the status pass by their id, and take as many as you need from the top.`,
]

function groupOf({ tally }: TestView): 'open' | 'passed' | 'idle' {
  if (tally.fail + tally.unknown > 0) return 'open'
  return tally.pass > 0 ? 'passed' : 'idle'
}

/** A type of which nothing was collected has no page to go to. */
function testBlock(paper: Paper, test: TestView, collected: boolean, many: boolean): Box[] {
  const goTo = collected ? typeTarget(test.type) : undefined
  const about = { style: TEXT.smallSoft, after: 1, keep: true, ...(goTo && { goTo }) }
  return tied([
    title(paper, test),
    ...paragraph(paper, `${test.id} · severity ${test.severity} · on ${test.type}`, about),
    ...paragraph(paper, `Population: ${testPopulation(test)}.`, { style: TEXT.small, after: 1, keep: true }),
    ...(test.tally.fail > 0
      ? paragraph(paper, `To do: ${test.remediation}`, { style: TEXT.small, after: 2, maxLines: 3, keep: true })
      : []),
    ...results(paper, test, many),
    ...shown(paper, test),
    ...acceptances(paper, test),
    space(4),
  ])
}

/** The title on the left, the counts on the right, under a rule. */
function title(paper: Paper, { id, title: text, tally }: TestView): Box {
  const lines = paper.lines(text, TEXT.h3, WIDTH - 170)
  const counts = paper.lines(tallyText(tally), TEXT.smallStrong, 165, 1)
  return {
    before: 8,
    height: lines.length * TEXT.h3.leading,
    keep: true,
    draw(on, x, y) {
      if (y > PAGE.top) on.rule(x, y - 5, WIDTH, COLOR.line, 0.7)
      on.tag('H3', () => on.drawLines(lines, TEXT.h3, x, y))
      on.tag('P', () => on.drawLines(counts, TEXT.smallStrong, x, y + 1, WIDTH, 'right'))
      on.target(testTarget(id), y)
      on.bookmark(2, text, y)
    },
  }
}

const COLUMNS = [
  { title: 'Result', width: 62 },
  { title: 'Resource', share: 1.15 },
  { title: 'Reason', share: 1 },
]

function results(paper: Paper, { failing, unknown, passing }: TestView, many: boolean): Box[] {
  const full = (status: FindingStatus) => (row: ResultRow) => resultRow(row, status, many)
  const short = (row: ResultRow): Cell[] => [
    { look: FINDING_LOOK.pass },
    { text: `${nameOf(row)} · ${whereOf(row, many)}`, maxLines: 1 },
    { text: row.reason, maxLines: 2 },
  ]
  return table(paper, COLUMNS, [...failing.map(full('fail')), ...unknown.map(full('unknown')), ...passing.map(short)], {
    after: 2,
    head: false,
  })
}

function resultRow(row: ResultRow, status: FindingStatus, many: boolean): Cell[] {
  return [
    [{ look: FINDING_LOOK[status] }, ...(row.accepted ? [{ text: 'accepted', style: TEXT.label }] : [])],
    resourceOf(row, many),
    { text: row.reason, maxLines: 6 },
  ]
}

/** Name and place above the ARN; the ARN alone where it ends in the name, with the place where it does not say it. */
function resourceOf(row: ResultRow, many: boolean): Cell {
  const { resource, name, region } = row
  const where = whereOf(row, many)
  if (ACCOUNT.test(resource)) return `${lastPart(resource)} · ${region}`
  if (name && !resource.endsWith(name))
    return [
      { text: `${name} · ${where}`, style: TEXT.smallStrong, maxLines: 1 },
      { text: resource, style: TEXT.monoSoft, maxLines: 2 },
    ]
  return {
    text: !many && resource.includes(region) ? resource : `${resource} · ${where}`,
    style: TEXT.mono,
    maxLines: 2,
  }
}

/** A finding about the account itself, which design writes as its root. */
const ACCOUNT = /^arn:[a-z-]+:iam::(\d{12}):root$/

const whereOf = ({ account, region }: ResultRow, many: boolean): string => (many ? `${account} ${region}` : region)

const nameOf = ({ name, resource }: ResultRow): string => (ACCOUNT.test(resource) ? '' : name) || lastPart(resource)

/** The telling end of an ARN; the whole one is in findings.csv. */
function lastPart(id: string): string {
  const account = ACCOUNT.exec(id)?.[1]
  return account ? `the account ${account}` : id.split(':').slice(5).join(':') || id
}

/** How much of each list stands above, where that is not all of it. */
function shown(paper: Paper, { id, failing, unknown, passing, tally }: TestView): Box[] {
  const part = (list: readonly unknown[], total: number, word: string) => `${n(list.length)} of ${n(total)} ${word}`
  if (failing.length === tally.fail && unknown.length === tally.unknown && passing.length === tally.pass) return []
  const parts = [
    ...(tally.fail > 0 ? [part(failing, tally.fail, 'failing')] : []),
    ...(tally.unknown > 0 ? [part(unknown, tally.unknown, 'unknown')] : []),
    ...(tally.pass > 0 ? [part(passing, tally.pass, 'passing')] : []),
  ]
  return paragraph(paper, `Shown: ${parts.join(', ')}. All are in findings.csv, where check is ${id}.`, {
    style: TEXT.smallSoft,
    after: 2,
  })
}

function acceptances(paper: Paper, { acceptances: list, accepted }: TestView): Box[] {
  if (list.length === 0) return []
  const columns = [
    { title: 'Accepted resource', share: 1 },
    { title: 'Kind', width: 84 },
    { title: 'Reason', share: 1.1 },
    { title: 'Owner, asked by, approved by', share: 0.8 },
    { title: 'Until', width: 66 },
  ]
  const rows = list.map((row): Cell[] => [
    { text: row.resource, style: TEXT.monoSoft, maxLines: 2 },
    kindOf(row.kind),
    { text: row.reason, maxLines: 4 },
    { text: `${row.owner}; ${row.requestedBy}; ${row.approvedBy}`, maxLines: 4 },
    dayOf(row.until),
  ])
  const more = accepted - list.length
  const rest =
    more > 0
      ? paragraph(paper, `${count(more, 'more acceptance')} in findings.json.`, { style: TEXT.smallSoft, after: 3 })
      : []
  return [...table(paper, columns, rows, { after: 3 }), ...rest]
}

/** Tests that passed on everything share a table. */
function withPasses(paper: Paper, passed: readonly TestView[], many: boolean): void {
  if (passed.length === 0) return
  paper.flow(heading(paper, 2, 'Tests that passed on everything they judged', { id: 'tests-passed' }))
  const columns = [
    { title: 'Test', share: 0.8 },
    { title: 'Severity', width: 46 },
    { title: 'Pass', width: 36, align: 'right' as const },
    { title: 'N/A', width: 32, align: 'right' as const },
    { title: 'Population', share: 0.5 },
    { title: 'A sample, and why it passed' },
  ]
  const rows = passed.map((test): Cell[] => rowOfPassed(test, many))
  paper.flow(table(paper, columns, rows, { ids: passed.map(({ id }) => testTarget(id)) }))
}

function rowOfPassed(test: TestView, many: boolean): Cell[] {
  const { id, title: text, severity, tally, passing } = test
  return [
    [{ text }, { text: id, style: TEXT.monoSoft }],
    severity,
    n(tally.pass),
    n(tally.not_applicable),
    { text: testPopulation(test), maxLines: 6 },
    passing.map(row => ({ text: `${nameOf(row)} · ${whereOf(row, many)}: ${row.reason}`, maxLines: 2 })),
  ]
}

/** Tests that found no resource share a table. */
function withNothing(paper: Paper, idle: readonly TestView[]): void {
  if (idle.length === 0) return
  paper.flow(heading(paper, 2, 'Tests with nothing to judge', { id: 'tests-idle' }))
  const columns = [
    { title: 'Test' },
    { title: 'Severity', width: 56 },
    { title: 'Population', share: 0.55 },
    { title: 'Why', share: 0.8 },
    { title: 'Times', width: 40, align: 'right' as const },
  ]
  const rows = idle.map((test): Cell[] => [
    [{ text: test.title }, { text: test.id, style: TEXT.monoSoft }],
    test.severity,
    { text: testPopulation(test), maxLines: 6 },
    { text: test.nothingToJudge[0] ?? 'No finding.', maxLines: 4 },
    n(test.tally.not_applicable),
  ])
  paper.flow(table(paper, columns, rows, { ids: idle.map(({ id }) => testTarget(id)) }))
}
