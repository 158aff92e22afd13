import { type Box, space, tied } from './kit/box.ts'
import type { Paper } from './kit/paper.ts'
import { type Cell, facts, table } from './kit/table.ts'
import { heading, paragraph } from './kit/text.ts'
import { COLOR, PAGE, TEXT, WIDTH } from './kit/theme.ts'
import { COMPUTED, refusedText } from './population.ts'
import { populationTable } from './population-table.ts'
import type { CallView, ItemRow, PopulationView } from './population-view.ts'
import { typeTarget } from './targets.ts'
import type { ReportView } from './view.ts'
import { count, n, when } from './when.ts'

/** Information produced by the entity: of each list who made it, how, when, and whether it is whole. */
export function evidence(paper: Paper, view: ReportView): void {
  paper.chapter('Evidence')
  paper.flow(heading(paper, 1, 'Evidence', { id: 'evidence' }))
  paper.flow(paragraph(paper, INTRODUCTION))
  if (view.populations.length === 0) paper.flow(paragraph(paper, 'No evidence was collected.'))
  else paper.flow(populationTable(paper, view.populations))
  const common = commonRows(view.populations)
  const shared = [...common, ...replayRows(view.populations, view.timeZone)]
  if (shared.length > 0) {
    paper.flow(paragraph(paper, 'The same for all of them:', { style: TEXT.small, after: 2, keep: true }))
    paper.flow(facts(paper, shared, { label: 96 }))
  }
  for (const population of view.populations) paper.flow(populationBlock(paper, population, view.timeZone, common))
}

type Row = [string, Cell]

/** Who read, on whose order and with what: stated once where it is the same for every type. */
const who = (of: PopulationView): Row[] => [
  ['Read as', of.principals.slice(0, 4).map(text => ({ text, style: TEXT.mono }))],
  ['Started by', { text: of.triggers.join('; '), maxLines: 2 }],
  ['Tool', of.tools.join(', ')],
  ['Source', { text: of.sources.join('; '), maxLines: 3 }],
  ['Clock', clock(of)],
]

const clock = ({ clockOffsetMs: offset }: PopulationView): string =>
  offset === null
    ? 'the collector’s clock was not compared with AWS’s'
    : `the collector’s clock was within ${n(Math.abs(offset))} ms of AWS’s`

function commonRows(populations: readonly PopulationView[]): Row[] {
  const [first, ...others] = populations.map(who)
  const same = (index: number) => others.every(rows => JSON.stringify(rows[index]) === JSON.stringify(first?.[index]))
  return first?.filter((_, index) => same(index)) ?? []
}

const INTRODUCTION =
  'For each evidence type: what the list means, how complete it is, who read it, with which calls, and when. Below stands each item, one per account and region, with its file in the package, its digest and the Merkle root over its resources. The digest covers all that is stated here about the item and, through the root, every resource in it.'

/** Calls shown per type; the items name them all. */
const MOST_CALLS = 12

function populationBlock(paper: Paper, of: PopulationView, zone: string | null, common: readonly Row[]): Box[] {
  const own = who(of).filter(([label]) => !common.some(([known]) => known === label))
  return tied([
    title(paper, of),
    ...facts(paper, [...factRows(of, zone), ...own], { label: 96, after: 4 }),
    ...calls(paper, of.calls),
    ...items(paper, of, zone),
    ...empty(paper, of),
    space(6),
  ])
}

function title(paper: Paper, { type, title: text }: PopulationView): Box {
  const lines = paper.lines(`${type} – ${text}`, TEXT.h2, WIDTH, 2)
  return {
    before: 12,
    height: lines.length * TEXT.h2.leading + 3,
    keep: true,
    draw(on, x, y) {
      if (y > PAGE.top) on.rule(x, y - 5, WIDTH, COLOR.line, 0.7)
      on.tag('H2', () => on.drawLines(lines, TEXT.h2, x, y))
      on.target(typeTarget(type), y)
      on.bookmark(2, type, y)
    },
  }
}

function factRows(of: PopulationView, zone: string | null): Row[] {
  const excluded = of.excluded.map(({ rule, count: total }) => `${n(total)} ${rule}`).join('; ')
  const redacted = of.redactions.map(({ rule, count: total }) => `${n(total)} by ${rule}`).join('; ')
  return [
    ['Population', { text: of.definition, maxLines: 6 }],
    ['Completeness', basis(of)],
    [
      'Counts',
      `${n(of.listed)} listed = ${n(of.collected)} collected + ${n(of.gaps)} gaps, in ${count(of.items, 'item')}; ${count(of.fieldGaps, 'setting')} not read`,
    ],
    ...(excluded ? [['Excluded', { text: excluded, maxLines: 4 }] as Row] : []),
    ...(redacted ? [['Secrets removed', { text: redacted, maxLines: 3 }] as Row] : []),
    ...times(of, zone),
  ]
}

/** Of a recording the time at which it was made; when it was replayed says nothing of the settings. */
function times({ replayed, from, to, sourceAsOf, rows, inputs = [] }: PopulationView, zone: string | null): Row[] {
  if (replayed && sourceAsOf)
    return [['Recorded', `at ${when(sourceAsOf, zone)} or later, which is when the settings were so`]]
  const said = rows.length === 1 && rows[0]?.from === from && rows[0].to === to
  return [
    ...(said && !replayed ? [] : [between(replayed ? 'Replayed' : 'Read', from, to, zone)]),
    ...(sourceAsOf
      ? [['As of', `${inputs.length > 0 ? OLDEST_INPUT : AWS_MADE} ${when(sourceAsOf, zone)} or later`] as Row]
      : []),
  ]
}

const AWS_MADE = 'AWS made what it handed out at'
const OLDEST_INPUT = 'the oldest of what it was computed from is of'

const between = (what: string, from: string, to: string, zone: string | null): Row => [
  `${what} between`,
  `${when(from, zone)} and ${when(to, zone)}`,
]

/** Of a replay, once for all types. */
function replayRows(populations: readonly PopulationView[], zone: string | null): Row[] {
  const [first, ...others] = populations.filter(({ replayed, sourceAsOf }) => replayed && sourceAsOf)
  if (!first) return []
  const from = others.reduce((least, of) => (of.from < least ? of.from : least), first.from)
  const to = others.reduce((most, of) => (of.to > most ? of.to : most), first.to)
  return [between('Replayed', from, to, zone)]
}

/** The words auditors look for: how far the list may be called complete. */
function basis(of: PopulationView): string {
  const { items, incomplete, reconciled, unlisted, computed = 0, inputs = [], reconciliations, elsewhere, refused } = of
  const listed = items - incomplete - reconciled - unlisted - computed
  const parts = [
    ...(listed > 0
      ? [
          `${listed === items ? 'complete' : `${n(listed)} of ${n(items)} complete`} as AWS listed it, not independently reconciled`,
        ]
      : []),
    ...(computed > 0 ? [`${n(computed)} of ${n(items)} ${COMPUTED}: ${inputs.join(', ')}`] : []),
    ...(reconciled > 0 ? [`${n(reconciled)} of ${n(items)} reconciled with a second count`] : []),
    ...(incomplete > 0 ? [`${n(incomplete)} of ${n(items)} NOT complete: the list could not be made whole`] : []),
    ...(refused > 0 ? [refusedText(refused)] : []),
    ...elsewhere.slice(0, 3),
  ]
  const said = reconciliations.slice(0, 3).join('; ')
  return `${parts.join('; ')}.${said ? ` Second counts: ${said}.` : ''}`
}

const number = (name: string, width = 38) => ({ title: name, width, align: 'right' as const })

function calls(paper: Paper, all: readonly CallView[]): Box[] {
  if (all.length === 0) return []
  const columns = [
    { title: 'Call (IAM action)', share: 1 },
    { title: 'Parameters; varying ones', share: 1.05 },
    ...[number('Calls', 36), number('Pages', 36), number('Failed', 36)],
    { title: 'Request ids, some', width: 154 },
  ]
  const rows = all.slice(0, MOST_CALLS).map((call): Cell[] => [
    [
      { text: call.operation, style: TEXT.smallStrong, maxLines: 2 },
      { text: call.action, style: TEXT.monoSoft, maxLines: 2 },
    ],
    [
      { text: call.parameters, style: TEXT.monoSoft, maxLines: 4 },
      ...(call.variesBy.length > 0 ? [{ text: `varies: ${call.variesBy.join(', ')}`, maxLines: 2 }] : []),
    ],
    n(call.calls),
    n(call.pages),
    { text: n(call.failed), style: call.failed > 0 ? TEXT.smallStrong : TEXT.small },
    call.requestIds.length > 0
      ? call.requestIds.map(text => ({ text, style: TEXT.monoSoft, maxLines: 2 }))
      : 'none given',
  ])
  const more = all.length - rows.length
  const rest =
    more > 0 ? paragraph(paper, `${count(more, 'more call')} in the items.`, { style: TEXT.smallSoft, after: 3 }) : []
  return [...table(paper, columns, rows, { after: 4 }), ...rest]
}

function items(paper: Paper, of: PopulationView, zone: string | null): Box[] {
  if (of.rows.length === 0) return []
  const columns = [
    { title: 'Item' },
    number('Listed'),
    number('Coll.', 36),
    number('Gaps', 34),
    number('Unread', 40),
    number('Excl.', 34),
  ]
  const own = !(of.replayed && of.sourceAsOf)
  const rows = of.rows.map((row): Cell[] =>
    itemRow(row, own ? `read ${when(row.from, zone)} to ${when(row.to, zone)}` : null),
  )
  const hidden = of.items - of.emptyTotal - of.rows.length
  const rest =
    hidden > 0
      ? paragraph(
          paper,
          `${count(hidden, 'more item')} of this type are in the package; manifest.json lists their files.`,
          { style: TEXT.smallSoft, after: 3 },
        )
      : []
  return [...table(paper, columns, rows, { after: 4 }), ...rest]
}

/** `read`: when, where nothing says it for all items. */
function itemRow(row: ItemRow, read: string | null): Cell[] {
  const soft = (text: string, maxLines = 1) => ({ text, style: TEXT.monoSoft, maxLines })
  return [
    [
      { text: row.path, style: TEXT.mono, maxLines: 2 },
      soft(`item ${row.id}${row.reconciled ? '; reconciled with a second count' : ''}`),
      ...(read === null ? [] : [{ text: read, style: TIMES, maxLines: 2 }]),
      soft(`digest ${row.digest.replace('sha256:', '')}`),
      soft(`root   ${row.root.replace('sha256:', '')}`),
      ...(row.complete
        ? []
        : [{ text: `NOT complete: ${row.why ?? 'no reason was recorded'}`, style: NOT_COMPLETE, maxLines: 3 }]),
      ...(row.elsewhere === null ? [] : [{ text: row.elsewhere, style: TIMES, maxLines: 3 }]),
    ],
    n(row.listed),
    n(row.collected),
    n(row.gaps),
    n(row.fieldGaps),
    n(row.excluded),
  ]
}

const TIMES = { ...TEXT.label, face: 'regular' } as const
const NOT_COMPLETE = { ...TEXT.smallStrong, color: COLOR.warn }

/** Items whose list is whole and empty share a paragraph. */
function empty(paper: Paper, { empty: some, emptyTotal, type }: PopulationView): Box[] {
  if (emptyTotal === 0) return []
  const one = new Set(some.map(({ account }) => account)).size === 1
  const where = some.map(({ account, region, id }) => `${one ? '' : `${account}/`}${region} (item ${id})`).join(', ')
  const more = emptyTotal > some.length ? ` and ${n(emptyTotal - some.length)} more` : ''
  return paragraph(
    paper,
    `No members, in ${count(emptyTotal, 'item')} (evidence/…/${type}.json), of the completeness stated above: ${where}${more}.`,
    { style: TEXT.small, maxLines: 26 },
  )
}
